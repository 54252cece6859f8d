import { regimeFor } from '../../jurisdictions/regime.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { Case } from '../../models/Case.ts'

/** Sets the day on which the claim was made. A new day decides the regime anew; the same day leaves an override alone. */
export function setClaimDate(jurisdiction: Jurisdiction, legalCase: Case, day: string | null): void {
  if (day === (legalCase.claimMadeOn ?? null)) return
  legalCase.claimMadeOn = day
  legalCase.regime = day === null ? null : (regimeFor(jurisdiction, day, true)?.code ?? null)
}
