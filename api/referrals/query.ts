import type { Side } from '../../commands/psychosocial/referralMoves.ts'
import { Referral } from '../../models/Referral.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { scopeSql } from '../../policies/scope.ts'

/** On which sides of a referral somebody may act: the receiver answers, the referrer moves. */
export async function sidesOf(ability: Ability, id: string): Promise<Side[]> {
  const may = (action: 'answer-referral' | 'move-referral') =>
    `CASE WHEN ${scopeSql(ability, action, Referral, undefined, 'one')} THEN 1 ELSE 0 END`
  const [row] = await select<{ receiver: number; referrer: number }>(
    `SELECT ${may('answer-referral')} AS receiver, ${may('move-referral')} AS referrer
     FROM referrals AS \`Referral\` WHERE \`Referral\`.id = ?`,
    [id],
  )
  const sides: [Side, unknown][] = [
    ['receiver', row?.receiver],
    ['referrer', row?.referrer],
  ]
  return sides.filter(([, holds]) => Number(holds) === 1).map(([side]) => side)
}

/** Finds a referral for a move, locked, and says on which sides the one who moves it stands. */
export async function findToMove(ability: Ability, id: string) {
  const sides = await sidesOf(ability, id)
  const action = sides.includes('receiver') ? 'answer-referral' : 'move-referral'
  return { referral: await findFor(ability, action, Referral, id), sides }
}

/** Who of the team is and was named for a referral, the first one first. */
export const workersOf = (referralId: string): Promise<ReferralWorker[]> =>
  ReferralWorker.findAll({ where: { referralId }, order: ['startsOn', 'createdAt'] })
