import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { select } from '../../models/statements.ts'

/** Who of the team is named for a referral on a day; null when nobody is. */
export async function workerOf(referralId: string, today: string): Promise<ReferralWorker | null> {
  const [row] = await select<{ id: string }>(
    `SELECT id FROM referral_workers WHERE referral_id = ? AND starts_on <= ? AND ends_on >= ?
     ORDER BY starts_on DESC, id DESC LIMIT 1`,
    [referralId, today, today],
  )
  return row ? ReferralWorker.findByPk(row.id) : null
}
