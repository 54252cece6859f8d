import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { DutyChannel } from '../../../models/DutyChannel.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { isAddress } from '../../mail/writeMail.ts'
import { record } from '../../record.ts'

/** So many channels are enough for anybody, and a call stays short. */
const MOST = 10

/**
 * Adds a way to reach the person who asks when they are on duty. Throws 422 for what is no address, 409 where they have it
 * already or have too many.
 */
export async function addDutyChannel(
  context: Context,
  { address, label }: { address: string; label?: string | null | undefined },
): Promise<DutyChannel> {
  if (!isAddress(address)) throw invalid('/address', 'is not one e-mail address in plain letters')
  const userId = context.actor.id
  await User.findByPk(userId, { attributes: ['id'], lock: true })
  const mine = await DutyChannel.findAll({ where: { userId } })
  if (mine.some(channel => channel.address.toLowerCase() === address.toLowerCase()))
    throw new Problem('conflict', 'You are called there already')
  if (mine.length >= MOST) throw new Problem('conflict', `You have ${MOST} channels already`)
  const channel = await DutyChannel.create({ id: newId(), userId, address, label: label ?? null })
  await record(context, 'duty-channel.added', channel)
  return channel
}

/** Takes a way to be reached away. */
export async function removeDutyChannel(context: Context, channel: DutyChannel): Promise<void> {
  await channel.destroy()
  await record(context, 'duty-channel.removed', { type: 'DutyChannel', id: channel.id })
}
