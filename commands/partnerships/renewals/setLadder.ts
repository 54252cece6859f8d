import { Partnership } from '../../../models/Partnership.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { RenewalRung } from '../../../models/RenewalRung.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { dayOfRung, type Rung } from './ladder.ts'
import { skipMessages } from './stopMessages.ts'

/**
 * Puts a ladder in place of the one before, which must be locked. What is planned moves with it: to the new day of its
 * rung, or to no day where the rung is gone or rests. Rungs that are new are planned by the next run of the job.
 */
export async function setLadder(context: Context, rungs: Rung[]): Promise<void> {
  await RenewalRung.destroy({ where: {} })
  await RenewalRung.bulkCreate(rungs)
  await movePlanned(context, rungs)
  const fields = rungs.map(({ code }) => code)
  await record(context, 'renewal-ladder.set', { type: 'RenewalLadder', id: null }, { fields })
}

async function movePlanned(context: Context, rungs: Rung[]): Promise<void> {
  const planned = await PlannedMessage.findAll({ where: { state: 'planned' }, lock: true })
  const ids = [...new Set(planned.map(({ partnershipId }) => partnershipId))]
  const partnerships = new Map((await Partnership.findAll({ where: { id: ids } })).map(one => [one.id, one]))
  for (const message of planned) {
    const rung = rungs.find(({ code, active }) => active && code === message.rung)
    const partnership = partnerships.get(message.partnershipId)
    if (!rung || !partnership) await skipMessages(context, [message], 'superseded')
    else await message.update({ plannedFor: dayOfRung(rung, partnership) })
  }
}
