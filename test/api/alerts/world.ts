import { newId } from '../../../models/columns.ts'
import { DutyChannel } from '../../../models/DutyChannel.ts'
import { type DutyPost, DutyShift } from '../../../models/DutyShift.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { makeServiceWorld, type ServiceWorld } from '../referrals/in-service.ts'

/** A referral in service, and a counsellor on duty all of March, reached by mail and by a pager. */
export interface AlertWorld extends ServiceWorld {
  onDuty: User
  dana: Browser
  raise(body?: object, browser?: Browser): Promise<{ id: string; reference: string }>
}

export async function makeAlertWorld(): Promise<AlertWorld> {
  const world = await makeServiceWorld()
  const onDuty = await build.user(['psychosocial'], { signInName: 'dana@centre.example' })
  await shift(onDuty)
  await DutyChannel.create({ id: newId(), userId: onDuty.id, address: '5550199@pager.example' })
  return {
    ...{ ...world, onDuty, dana: await as(onDuty) },
    raise: async (body = { flag: 'child-at-risk' }, browser = world.noor) =>
      (await browser.post(`/referrals/${world.referral.id}/alerts`).send(body).expect(201)).body,
  }
}

/** On duty in front from 1 to 31 March, unless told otherwise. */
export const shift = ({ id: userId }: User, post: DutyPost = 'first', ends = '2026-04-01T00:00:00.000Z') =>
  DutyShift.create({
    ...{ userId, post, setBy: userId },
    ...{ startsAt: new Date('2026-03-01T00:00:00.000Z'), endsAt: new Date(ends) },
  })

export async function calls(): Promise<OutboxMessage[]> {
  return OutboxMessage.findAll({ where: { kind: 'safety-alert' }, order: ['createdAt', 'id'] })
}

/** Everybody whom a call went to, in the order of the alphabet, and forgets them. */
export async function called(): Promise<string[]> {
  const addresses = (await calls()).map(({ recipient }) => recipient)
  await OutboxMessage.destroy({ where: { kind: 'safety-alert' } })
  return addresses.sort()
}
