import { expect } from 'chai'
import { routes } from '../../../api/routes.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Case } from '../../../models/Case.ts'
import { database } from '../../../models/database.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { workAt } from '../../support/jobs.ts'
import { fileBy } from '../medico-legal-reports/world.ts'
import { makeServiceWorld, type ServiceWorld, versionOf } from './in-service.ts'

/** What the team wrote of one client, a word for each field. */
const canaries = ['Canary-note', 'Canary-interpreter', 'Canary-goal', 'Canary-finding', 'Canary-report']
/** What the team wrote of a group, which every counsellor reads. */
const ofGroups = ['Canary-title', 'Canary-helper']

describe('what the team writes of its service', () => {
  let world: ServiceWorld
  let legalCase: Case
  /** Which record a path means, by the word that it begins with or the name of its parameter. */
  let ids: Record<string, string>

  beforeEach(async () => {
    world = await makeServiceWorld()
    const { client, lead, referral } = world
    legalCase = await build.case({ clientId: client.id, lead })
    const matter = await build.matter({ caseId: legalCase.id })
    ids = {
      ...{ referrals: referral.id, clients: client.id, clientId: client.id, cases: legalCase.id },
      ...{ matters: matter.id, sessionId: await session(), goalId: await goal() },
      ...{ 'group-sessions': await group(), 'medico-legal-reports': await report() },
    }
  })

  const made = async (path: string, body: object) =>
    (await world.noor.post(path).send(body).expect(201)).body.id as string

  async function session(): Promise<string> {
    const held = { kind: 'individual', heldOn: '2026-03-18', minutes: 50, attendance: 'attended' }
    const interpreted = { interpreter: 'other', interpreterWords: 'Canary-interpreter' }
    const id = await made(`/referrals/${world.referral.id}/sessions`, { ...held, ...interpreted })
    await made(`/referrals/${world.referral.id}/sessions/${id}/notes`, { body: 'Canary-note' })
    return id
  }

  const goal = () => {
    const agreed = { aim: 'Canary-goal', agreedOn: '2026-03-18', reviewDueOn: '2026-03-18' }
    return made(`/referrals/${world.referral.id}/goals`, agreed)
  }

  async function group(): Promise<string> {
    const id = await made('/group-sessions', {
      ...{ kind: 'psychosocial-group', topic: 'grief', title: 'Canary-title', layer: 2, minutes: 60 },
      ...{ heldOn: '2026-03-18', languages: ['ur'], facilitatorIds: [world.counsellor.id] },
      ...{ interpreter: 'centre', interpreterWords: 'Canary-helper' },
    })
    const came = `/group-sessions/${id}/attendances/${world.client.id}`
    await world.noor.put(came).send({ attendance: 'attended' }).expect(200)
    return id
  }

  async function report(): Promise<string> {
    const about = { clientId: world.client.id, caseId: legalCase.id, examinerId: world.counsellor.id }
    const { id } = await build.report({ ...about, state: 'examined' })
    const path = `/medico-legal-reports/${id}`
    await world.noor
      .put(`${path}/findings`)
      .set('If-Match', await versionOf(world.noor, path))
      .send({ findings: [{ subject: 'Canary-finding', grade: 'typical' }], overall: 'typical' })
      .expect(200)
    await fileBy(world.noor, path, Buffer.from('%PDF-1.7 Canary-report')).expect(201)
    return id
  }

  /** Every path there is to read, each about the record that it means. */
  function paths(): string[] {
    const readable = routes.filter(([method, path]) => method === 'get' && path !== '/openapi.json')
    return readable.map(([, path]) => {
      const [, first = ''] = path.split('/')
      const idOf = (name: string) => ids[name] ?? ids[first] ?? world.referral.id
      return path.replace(':year', '2026').replace(/:(\w+)/g, (_, name: string) => idOf(name))
    })
  }

  /** Every answer that somebody gets who asks all of it. A refusal repeats the address that was asked, which tells nothing. */
  async function everythingFor(browser: Browser): Promise<string> {
    let all = ''
    for (const path of paths()) {
      const { text, body } = await browser.get(path)
      const answer = text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body))
      all += answer.replaceAll(`"instance":"/api/v1${path}"`, '')
    }
    return all
  }

  /** A lawyer under a live lease on the case of the client, and the coordinator of the firm. */
  async function firmOnCase(): Promise<User[]> {
    const firm = await build.partnerFirm()
    const lawyer = await build.partnerLawyer(firm)
    const given = { caseId: legalCase.id, firmId: firm.id, status: 'active', conflictCheck: 'clear' } as const
    const { id: matterId } = await build.matter(given)
    await build.teamMember({ matterId, userId: lawyer.id })
    await build.consent({ clientId: world.client.id, firmId: firm.id })
    await (await as(lawyer)).get(`/cases/${legalCase.id}`).expect(200)
    return [lawyer, await build.coordinator(firm)]
  }

  it('is read by whoever works with the client', async () => {
    const seen = await everythingFor(world.noor)
    for (const word of [...canaries, ...ofGroups]) expect(seen).to.include(word)
  }).timeout(60_000)

  it('is in no answer to the legal side, to firms, to another counsellor or to whoever runs the place', async () => {
    const people = [
      world.lead,
      await build.director(),
      await build.caseworker(),
      await build.manager(),
      ...(await firmOnCase()),
      await build.officer(),
      await build.administrator(),
    ]
    for (const user of people)
      expect(await everythingFor(await as(user)), user.displayName).not.to.include('Canary-')
    const colleagues = await everythingFor(world.stranger)
    for (const word of canaries) expect(colleagues).not.to.include(word)
    // Of the client, another counsellor learns not even that they came to the group.
    expect(colleagues).not.to.include(world.client.id).and.not.include(world.client.reference)
  }).timeout(120_000)

  it('is gone for the worker with the client’s consent, but for the report, which is no part of the record', async () => {
    await build.consentEnd(world.toTeam)
    const seen = await everythingFor(world.noor)
    for (const word of ['Canary-note', 'Canary-interpreter', 'Canary-goal']) expect(seen).not.to.include(word)
    expect(seen).to.include('Canary-finding')
  }).timeout(60_000)

  it('is in no log, no audit entry, no task and no mail, and unreadable in every table', async () => {
    await everythingFor(world.noor)
    await workAt('2026-03-18T06:00:30.000Z')
    expect(
      JSON.stringify([await AuditEntry.findAll(), await OutboxMessage.findAll(), logged]),
    ).not.to.include('Canary-')
    for (const model of Object.values(database().models)) {
      const [rows] = await database().query(`SELECT * FROM ${String(model.getTableName())}`)
      expect(JSON.stringify(rows), model.name).not.to.include('Canary-')
    }
  }).timeout(60_000)
})
