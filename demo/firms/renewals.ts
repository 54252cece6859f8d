import { randomUUID } from 'node:crypto'
import { nobody } from '../../commands/context.ts'
import { planMessages } from '../../commands/partnerships/renewals/planMessages.ts'
import { inTransaction } from '../../models/database.ts'
import { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'

/**
 * Plans the steps to the renewal of every signed agreement, as the job of the night does. The demonstration is made anew
 * each day, so that job would come too late for it.
 */
export async function planRenewals({ today, now }: { today: string; now: Date }): Promise<void> {
  const context = { actor: nobody, requestId: randomUUID(), network: '', now, today }
  await inTransaction(async () => {
    for (const firm of await Firm.findAll()) {
      const agreements = await Partnership.findAll({ where: { firmId: firm.id } })
      const signed = agreements.filter(({ state }) => state === 'signed')
      for (const partnership of signed) await planMessages(context, { firm, partnership, agreements })
    }
  })
}
