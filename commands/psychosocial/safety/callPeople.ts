import { newId } from '../../../models/columns.ts'
import { DutyChannel } from '../../../models/DutyChannel.ts'
import type { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { SafetyCall } from '../../../models/SafetyCall.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { isAddress, type Letter, writeMail } from '../../mail/writeMail.ts'
import { record } from '../../record.ts'
import { nextCall } from './ladder.ts'
import { crewFor } from './onDuty.ts'

/**
 * Calls whoever is to be called to an alert now, on every channel that they have, and says when that happens next. The mails
 * leave after the commit, so that nobody is called to what was not kept. The alert is locked.
 */
export async function callPeople(
  context: Context,
  alert: SafetyAlert,
  publicUrl: string | undefined,
): Promise<void> {
  const { now: calledAt } = context
  const { userIds, nobodyOnDuty } = await crewFor(context, alert)
  const letter = letterOf(alert, nobodyOnDuty, publicUrl)
  for (const userId of userIds) {
    await SafetyCall.create({ id: newId(), alertId: alert.id, userId, turn: alert.callsMade, calledAt })
    for (const address of await addressesOf(userId)) await writeMail(context, address, letter)
  }
  await alert.update({
    callsMade: alert.callsMade + 1,
    nextCallAt: nextCall(alert.raisedAt, calledAt),
    nobodyOnDuty,
  })
  await record(context, 'safety-alert.called', alert, { records: userIds })
}

/** Every address of somebody: that of the account, and those that they named for duty. */
async function addressesOf(userId: string): Promise<string[]> {
  const { signInName } = await User.findByPk(userId, { rejectOnEmpty: true })
  const channels = await DutyChannel.findAll({ where: { userId }, order: ['createdAt', 'id'] })
  // One that no mail can go to must not keep the others from being called.
  return [...new Set([signInName, ...channels.map(({ address }) => address)])].filter(isAddress)
}

/** Nobody is named, nor what it is about: it may light up on a telephone that lies on a table. */
function letterOf(
  { id, reference }: SafetyAlert,
  nobodyOnDuty: boolean,
  publicUrl: string | undefined,
): Letter {
  return {
    kind: 'safety-alert',
    subject: `Safety alert ${reference}`,
    lines: [
      `A safety alert waits for somebody to take it: ${reference}`,
      ...(nobodyOnDuty ? ['Nobody is on duty, so everybody is called.'] : []),
      'Others are called until somebody does.',
      '',
      `${publicUrl ?? ''}/alerts/${id}`,
    ],
  }
}
