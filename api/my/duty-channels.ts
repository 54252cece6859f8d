import { addDutyChannel, removeDutyChannel } from '../../commands/psychosocial/safety/dutyChannels.ts'
import { Problem } from '../../errors.ts'
import { DutyChannel } from '../../models/DutyChannel.ts'
import { ChannelSeen, ChannelsSeen, NewChannel } from '../duty/schema.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { atBrowser } from '../session/browser.ts'
import { byId, marked, markedOrNull } from '../text.ts'

const present = ({ id, address, label }: DutyChannel) => ({
  id,
  address: marked(address),
  label: markedOrNull(label),
})

export const list = endpoint({
  summary: 'Where you are called when you are on duty, beside the address of your account',
  policy: { may: ['read', 'DutyShift'] },
  answer: { status: 200, schema: ChannelsSeen },
  transaction: false,
  handle: async ({ context }) => {
    const where = { userId: context.actor.id }
    const channels = await DutyChannel.findAll({ where, order: ['createdAt', 'id'] })
    return ok({ items: channels.map(present) })
  },
})

export const add = endpoint({
  summary: 'Be called at a further address, such as that of a pager or a telephone',
  policy: { may: ['read', 'DutyShift'] },
  body: NewChannel,
  answer: { status: 201, schema: ChannelSeen },
  transaction: true,
  lasting: 'an address that somebody gave for themselves tells them nothing',
  handle: async asked => {
    atBrowser(asked)
    const channel = await addDutyChannel(asked.context, asked.body)
    return created('/api/v1/my/duty-channels', present(channel))
  },
})

export const remove = endpoint({
  summary: 'Be called at an address no more',
  policy: { signedIn: 'everybody may end their own channels' },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async asked => {
    atBrowser(asked)
    const where = { id: asked.params.id, userId: asked.context.actor.id }
    const channel = await DutyChannel.findOne({ where, lock: true })
    if (!channel) throw new Problem('not-found', 'You have no such channel')
    await removeDutyChannel(asked.context, channel)
    return done
  },
})
