/**
 * A counsellor or social worker. What they may see follows from referrals made to them; no subject of that kind exists
 * yet, so the role grants nothing for now.
 */
export function psychosocial(): void {}
