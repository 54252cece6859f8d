import { expect } from 'chai'
import { CaseTrack } from '../../../models/CaseTrack.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { type World, world } from './world.ts'

const outline = [
  'closedOn',
  'conflictCheck',
  'firm',
  'id',
  'kind',
  'lead',
  'minutesGiven',
  'neededUntil',
  'nextDeadlineOn',
  'openedOn',
  'reference',
  'stage',
  'stageName',
  'status',
]
const work = [
  ...['caseId', 'scope', 'instructions', 'track', 'deadlineId', 'languages', 'sectors', 'opposingBodies'],
  ...['supervisor', 'team', 'case', 'client', 'steps', 'deadlines'],
]
const whole = [...outline, ...work].sort()
const caseKeys = [
  'alerts',
  'claimMadeOn',
  'clientId',
  'closedOn',
  'countryOfRisk',
  'grounds',
  'id',
  'jurisdiction',
  'nextDeadlineOn',
  'openedOn',
  'reference',
  'regime',
  'stage',
  'stageName',
  'status',
  'track',
  'tracks',
]
const clientKeys = [
  'birthDate',
  'fullName',
  'gender',
  'id',
  'languages',
  'names',
  'nationalities',
  'reference',
  'status',
]

const keysOf = (value: object) => Object.keys(value).sort()

async function ask(
  w: World,
  person: 'lead' | 'stranger' | 'director' | 'manager' | 'coordinator' | 'lawyer',
) {
  return (await as(w[person])).get(`/matters/${w.matter.id}`).expect(200)
}

describe('one matter', () => {
  it('shows exactly the outline to those who do not work on it', async () => {
    const w = await world()
    for (const person of ['stranger', 'manager', 'coordinator'] as const) {
      const { body } = await ask(w, person)
      expect(keysOf(body), person).to.deep.equal(outline)
    }
  })

  it('shows the work, the case and the client to those who do, and no more of either', async () => {
    const w = await world()
    for (const person of ['lead', 'director', 'lawyer'] as const) {
      const { body } = await ask(w, person)
      expect(keysOf(body), person).to.deep.equal(whole)
      expect(keysOf(body.case), person).to.deep.equal(caseKeys)
      expect(keysOf(body.client), person).to.deep.equal(clientKeys)
      expect(body.team).to.deep.equal([
        {
          id: w.member.id,
          user: { id: w.lawyer.id, name: w.lawyer.displayName },
          role: 'lead',
          startsOn: '2026-02-01',
          endsOn: null,
          covers: null,
        },
      ])
    }
  })

  it('leaves out the client whom a wall on another case of theirs hides', async () => {
    const w = await world()
    const second = await build.case({ lead: w.lead, clientId: w.client.id })
    await build.wall({ caseId: second.id, userId: w.lawyer.id })
    const { body } = await ask(w, 'lawyer')
    expect(body).to.not.have.property('client')
    expect(body.case.id).to.equal(w.legalCase.id)
    expect(JSON.stringify(body)).to.not.contain(w.client.fullName)
  })

  it('shows the running deadlines with how they were reckoned', async () => {
    const w = await world()
    const given = {
      caseId: w.legalCase.id,
      track: 'claim',
      ruleId: 'D1',
      ruleVersion: 1,
      kind: 'manual',
      name: 'File the notice of appeal',
      demands: 'The notice',
      soft: false,
      basisDate: '2026-03-10',
      legalLastDay: '2026-03-24',
      internalTarget: '2026-03-20',
      verified: false,
      confidence: 'sourced',
      source: 'Cap. 115',
      explanation: '14 days after the decision',
      calendarVersion: '1',
    } as const
    await Deadline.create({ ...given, state: 'running' })
    await Deadline.create({ ...given, state: 'met' })
    const { body } = await ask(w, 'lawyer')
    expect(body.deadlines).to.have.length(1)
    expect(body.deadlines[0]).to.include({
      legalLastDay: '2026-03-24',
      explanation: '14 days after the decision',
    })
  })

  it('makes hidden characters in names visible', async () => {
    const w = await world()
    await w.client.update({ fullName: 'Amina\u202eevil' })
    expect((await ask(w, 'lawyer')).body.client.fullName).to.equal('Amina⟦U+202E⟧evil')
  })

  it('stands when the process does not know the stage any more', async () => {
    const w = await world()
    await w.legalCase.update({ stage: 'X99' })
    await CaseTrack.update({ stage: 'X99' }, { where: { caseId: w.legalCase.id } })
    const { body } = await ask(w, 'lawyer')
    expect(body).to.include({ stage: 'X99', stageName: null })
    expect(body.case.alerts).to.deep.equal([])
    await (await as(w.lawyer)).get('/matters').expect(200)
  })

  it('says in the audit log that it was opened', async () => {
    const w = await world()
    await ask(w, 'lawyer')
    expect(await auditVerbs()).to.deep.equal(['matter.opened'])
  })
})
