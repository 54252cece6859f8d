import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Model, ModelStatic } from 'sequelize'
import type { Test } from 'supertest'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { BreakGlass } from '../../../models/BreakGlass.ts'
import { Consent } from '../../../models/Consent.ts'
import { Draft } from '../../../models/Draft.ts'
import { Handover } from '../../../models/Handover.ts'
import { Matter } from '../../../models/Matter.ts'
import { MatterClosure } from '../../../models/MatterClosure.ts'
import { MatterFeedback } from '../../../models/MatterFeedback.ts'
import { MatterNote } from '../../../models/MatterNote.ts'
import { StoredFile } from '../../../models/StoredFile.ts'
import { Task } from '../../../models/Task.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** One matter under a live lease, one that was offered, and everybody who may or may not come near them. */
export async function world() {
  const lease = await build.lease()
  const otherFirm = await build.partnerFirm()
  const offered = await build.matter({ caseId: lease.legalCase.id, firmId: lease.firm.id })
  const people = {
    lead: lease.lead,
    lawyer: lease.lawyer,
    stranger: await build.caseworker(),
    director: await build.director(),
    manager: await build.manager(),
    officer: await build.officer(),
    administrator: await build.administrator(),
    counsellor: await build.counsellor(),
    coordinator: await build.coordinator(lease.firm),
    colleague: await build.partnerLawyer(lease.firm),
    otherCoordinator: await build.coordinator(otherFirm),
    otherLawyer: await build.partnerLawyer(otherFirm),
  }
  return { ...lease, ...people, otherFirm, offered }
}

export type World = Awaited<ReturnType<typeof world>>
export type Person = {
  [K in keyof World]: World[K] extends User ? K : never
}[keyof World]

/** An entry of hours of the world's lawyer, recorded by that lawyer. */
export async function hoursOf(w: World, given: Partial<TimeEntry> = {}): Promise<TimeEntry> {
  return TimeEntry.create({
    matterId: w.matter.id,
    firmId: w.firm.id,
    userId: w.lawyer.id,
    workedOn: '2026-03-02',
    minutes: 90,
    activity: 'drafting',
    recordedBy: w.lawyer.id,
    ...given,
  })
}

/** The closing of a matter that ended well, with nothing left at the firm. */
export const ended = { reason: 'completed', documents: { fate: 'none-held' } } as const

/** The bytes of a small PDF file. */
export const paper = (words = 'Grounds') => Buffer.from(`%PDF-1.7\n${words}`)

/** Hands a draft in to the matter of the world. */
export function handIn(browser: Browser, w: World, id = w.matter.id) {
  return browser
    .post(`/matters/${id}/drafts?name=grounds.pdf`)
    .set('Content-Type', 'application/pdf')
    .send(paper())
}

/** A draft that the world's lawyer handed in. */
export async function draftOf(w: World): Promise<string> {
  return (await handIn(await as(w.lawyer), w).expect(201)).body.id
}

/** Everything that a request about a matter could change. */
const changeable: ModelStatic<Model>[] = [
  Matter,
  TeamMember,
  TimeEntry,
  Consent,
  MatterNote,
  Draft,
  Handover,
  MatterClosure,
  MatterFeedback,
  StoredFile,
  Task,
  BreakGlass,
  AuditEntry,
]

async function everything(): Promise<string> {
  const rows = await Promise.all(
    changeable.map(model => model.findAll({ raw: true, order: [model.primaryKeyAttribute] })),
  )
  return JSON.stringify(changeable.map((model, position) => [model.name, rows[position]]))
}

/** Expects a refusal with this status that leaves every row and the audit log as they were. */
export async function refused(status: number, request: () => Test) {
  const before = await everything()
  const response = await request()
  expect(response.status, JSON.stringify(response.body)).to.equal(status)
  expect(await everything(), 'a refused request changed something').to.equal(before)
  return response
}

export interface Door {
  what: string
  ask: (browser: Browser, w: World, id?: string) => Test
  /** See the record, may not do this to it. */
  forbidden: Person[]
  /** Do not see the record at all. */
  blind: Person[]
  /** May do it. */
  allowed: Person
}

/** The tests that every route with a record in its path must pass. */
export function guards(door: Door): void {
  describe(`${door.what}: the door`, () => {
    it('is shut without a sign-in', async () => {
      const w = await world()
      await refused(401, () => door.ask(anyone(), w))
    })

    for (const person of door.forbidden) {
      it(`refuses: ${person}`, async () => {
        const w = await world()
        const browser = await as(w[person])
        await refused(403, () => door.ask(browser, w))
      })
    }

    for (const person of door.blind) {
      it(`does not exist for: ${person}`, async () => {
        const w = await world()
        const browser = await as(w[person])
        const { body: unseen } = await refused(404, () => door.ask(browser, w))
        const { body: absent } = await refused(404, () => door.ask(browser, w, randomUUID()))
        expect(unseen.detail).to.equal(absent.detail)
      })
    }

    it('knows no id that is none', async () => {
      const w = await world()
      const browser = await as(w[door.allowed])
      await refused(404, () => door.ask(browser, w, randomUUID()))
      await refused(404, () => door.ask(browser, w, 'not-an-id'))
    })
  })
}

/** The tests of a body: each of these is refused by whoever may otherwise do it. */
export function refusesBodies(
  what: string,
  person: Person,
  ask: (browser: Browser, w: World) => Test,
  bodies: object[],
): void {
  for (const body of bodies) {
    it(`${what} refuses ${JSON.stringify(body).slice(0, 90)}`, async () => {
      const w = await world()
      const browser = await as(w[person])
      await refused(422, () => ask(browser, w).send(body))
    })
  }
}
