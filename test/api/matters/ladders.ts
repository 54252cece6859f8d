import { schedule } from '../../../jobs/schedule.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Matter } from '../../../models/Matter.ts'
import { Offer } from '../../../models/Offer.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { workAt } from '../../support/jobs.ts'

/** A firm that may be asked, with somebody who answers and somebody who would do the work. */
export interface Asked {
  firm: Firm
  coordinator: User
  lawyer: User
}

export async function asked(name: string): Promise<Asked> {
  const firm = await build.partnerFirm({ name })
  return { firm, coordinator: await build.coordinator(firm), lawyer: await build.partnerLawyer(firm) }
}

/** A matter that looks for a firm, and four firms that are alike, so that they are proposed by name. */
export async function ladderWorld() {
  const lead = await build.caseworker()
  const client = await build.client({ leadId: lead.id, fullName: 'Amina Yusuf', nationalities: ['SO'] })
  const legalCase = await build.case({ lead, clientId: client.id })
  const matter = await build.matter({ caseId: legalCase.id })
  const alder = await asked('Alder LLP')
  const birch = await asked('Birch LLP')
  const cedar = await asked('Cedar LLP')
  const dogwood = await asked('Dogwood LLP')
  const people = { manager: await build.manager(), director: await build.director() }
  return { lead, client, legalCase, matter, alder, birch, cedar, dogwood, ...people }
}

export type Ladder = Awaited<ReturnType<typeof ladderWorld>>

/** Sessions of firms end soon, so whoever asks signs in anew. */
export async function by(user: User): Promise<Browser> {
  return as(user)
}

export async function openLadder({ matter, manager }: Ladder, body: object = {}) {
  return (await by(manager)).post(`/matters/${matter.id}/placement`).send(body).expect(201)
}

export async function answer(w: Ladder, { coordinator }: Asked, body: object, status = 204) {
  const browser = await by(coordinator)
  return browser.put(`/matters/${w.matter.id}/offer/answer`).send(body).expect(status)
}

export async function check(w: Ladder, { coordinator }: Asked, body: object, status = 204) {
  const browser = await by(coordinator)
  return browser.put(`/matters/${w.matter.id}/conflict-check`).send(body).expect(status)
}

export async function placementOf(w: Ladder, reader: User = w.manager) {
  const { body } = await (await by(reader)).get(`/matters/${w.matter.id}/placement`).expect(200)
  return body
}

/** The ladder in short: who stands how. */
export async function standing({ matter }: Ladder): Promise<string[]> {
  const offers = await Offer.findAll({ where: { matterId: matter.id }, include: ['firm'], order: ['rank'] })
  return offers.map(offer => `${(offer.get('firm' as never) as unknown as Firm).name} ${offer.state}`)
}

export const firmOf = async ({ matter }: Ladder) => (await Matter.findByPk(matter.id))?.firmId ?? null

/** Lets only the clock of offers work, at an instant. */
export function turnAt(instant: string) {
  const clock = schedule.recurring['offers.clock'] as (typeof schedule.recurring)[string]
  return workAt(instant, { recurring: { 'offers.clock': clock }, requested: {} })
}

/** The mails so far: what kind, and to whom, in the order in which they were written. */
export async function mails(): Promise<{ kind: string; to: string; text: string }[]> {
  const all = await OutboxMessage.findAll({ order: ['id'] })
  return all.map(({ kind, recipient, subject, body }) => ({
    kind,
    to: recipient,
    text: `${subject}\n${body}`,
  }))
}

export async function lastToken(): Promise<string> {
  const all = await mails()
  return /#(\S+)/.exec(all.at(-1)?.text ?? '')?.[1] ?? 'no link'
}
