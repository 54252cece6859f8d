import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Matter } from '../../../models/Matter.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { ended, refused, type World, world } from './world.ts'

const end = (firm: Firm, change: object) => Partnership.update(change, { where: { firmId: firm.id } })

/** A conditional answer says on what condition. */
const answerOf = (outcome: string) =>
  outcome === 'conditional' ? { outcome, condition: 'Not against a bank' } : { outcome }

describe('an offer', () => {
  it('goes to a firm by somebody who does not see the case, and takes back the one before', async () => {
    const w = await world()
    const manager = await as(w.manager)
    await w.offered.update({ conflictCheck: 'conditional', conflictCheckedOn: '2026-03-01' })
    const { body } = await manager
      .put(`/matters/${w.offered.id}/offer`)
      .send({ firmId: w.otherFirm.id })
      .expect(200)
    expect(body).to.deep.include({ status: 'draft', conflictCheck: 'none' })
    expect(body.firm).to.deep.equal({ id: w.otherFirm.id, name: w.otherFirm.name })
    expect(body).to.not.have.property('caseId')
    await (await as(w.coordinator)).get(`/matters/${w.offered.id}`).expect(404)
    await (await as(w.otherCoordinator)).get(`/matters/${w.offered.id}/slip`).expect(200)
    expect(await auditVerbs()).to.deep.equal(['matter.offered', 'matter.slip-opened'])
  })

  for (const status of ['active', 'closed'] as const) {
    it(`is not possible once the matter is ${status}`, async () => {
      const w = await world()
      await w.offered.update({ status })
      const lead = await as(w.lead)
      const body = { firmId: w.otherFirm.id }
      await refused(409, () => lead.put(`/matters/${w.offered.id}/offer`).send(body))
    })
  }

  const unfit: Record<string, (w: World) => Promise<unknown>> = {
    'is a prospect': w => w.otherFirm.update({ status: 'prospect' }),
    'is paused': w => w.otherFirm.update({ status: 'paused' }),
    'signed nothing': w => end(w.otherFirm, { state: 'draft' }),
    'let its agreement end': w => end(w.otherFirm, { endsOn: '2026-03-17' }),
    'begins tomorrow': w => end(w.otherFirm, { startsOn: '2026-03-19' }),
    'stands behind a wall': w => build.wall({ caseId: w.legalCase.id, firmId: w.otherFirm.id }),
  }
  for (const [what, change] of Object.entries(unfit)) {
    it(`is refused in the same words when the firm ${what}`, async () => {
      const w = await world()
      await change(w)
      const manager = await as(w.manager)
      const { body } = await refused(409, () =>
        manager.put(`/matters/${w.offered.id}/offer`).send({ firmId: w.otherFirm.id }),
      )
      expect(body.detail).to.equal('This firm cannot take this matter')
      expect(body).to.have.all.keys('type', 'title', 'status', 'detail', 'instance', 'requestId')
    })
  }

  it('goes to no firm that does not exist', async () => {
    const w = await world()
    const manager = await as(w.manager)
    await refused(404, () => manager.put(`/matters/${w.offered.id}/offer`).send({ firmId: randomUUID() }))
  })
})

describe('a slip', () => {
  it('names the client in every spelling, and says nothing else', async () => {
    const w = await world()
    await w.client.update({
      fullName: 'Amina Yusuf',
      names: [
        { kind: 'native-script', name: 'أمينة يوسف' },
        { kind: 'alias', name: 'Amina Yusuf' },
        { kind: 'passport', name: 'Aamina Yuusuf' },
      ],
      nationalities: ['SO'],
      telephone: '5555 1234',
    })
    for (const person of ['coordinator', 'lead', 'director'] as const) {
      const { body } = await (await as(w[person])).get(`/matters/${w.offered.id}/slip`).expect(200)
      expect(body).to.deep.equal({
        names: ['Amina Yusuf', 'أمينة يوسف', 'Aamina Yuusuf'],
        nationalities: ['SO'],
        opposingBodies: [],
      })
    }
    expect(await auditVerbs()).to.deep.equal(Array(3).fill('matter.slip-opened'))
  })

  it('is closed to the firm once it has answered, whatever the answer', async () => {
    for (const [outcome, status] of [
      ['clear', 403],
      ['conditional', 403],
      ['conflict', 404],
    ] as const) {
      const w = await world()
      const coordinator = await as(w.coordinator)
      await coordinator.put(`/matters/${w.offered.id}/conflict-check`).send(answerOf(outcome)).expect(204)
      await refused(status, () => coordinator.get(`/matters/${w.offered.id}/slip`))
    }
  })

  it('is closed to a firm behind a wall', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    const coordinator = await as(w.coordinator)
    await refused(404, () => coordinator.get(`/matters/${w.offered.id}/slip`))
    await refused(404, () =>
      coordinator.put(`/matters/${w.offered.id}/conflict-check`).send({ outcome: 'clear' }),
    )
  })

  it('is empty where the matter has no case', async () => {
    const w = await world()
    await w.offered.update({ caseId: null, kind: 'centre-work' })
    const { body } = await (await as(w.coordinator)).get(`/matters/${w.offered.id}/slip`).expect(200)
    expect(body).to.deep.equal({ names: [], nationalities: [], opposingBodies: [] })
  })
})

describe('an answer to the conflict check', () => {
  const outcomes = {
    clear: { status: 'active', conflictCheck: 'clear', conflictCheckedOn: '2026-03-01' },
    conditional: { status: 'draft', conflictCheck: 'conditional', conflictCheckedOn: '2026-03-01' },
    conflict: { status: 'draft', conflictCheck: 'none', conflictCheckedOn: null, firmId: null },
  } as const
  for (const [outcome, expected] of Object.entries(outcomes)) {
    it(`of ${outcome} is taken once`, async () => {
      const w = await world()
      const coordinator = await as(w.coordinator)
      const answer = () =>
        coordinator
          .put(`/matters/${w.offered.id}/conflict-check`)
          .send({ ...answerOf(outcome), checkedOn: '2026-03-01' })
      const { body } = await answer().expect(204)
      expect(body).to.deep.equal({})
      expect((await w.offered.reload()).get()).to.deep.include(expected)
      await refused(outcome === 'conflict' ? 404 : 403, answer)
      expect(await auditVerbs()).to.deep.equal(['conflict-check.answered'])
    })
  }

  it('succeeds once when twenty come at the same time', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        coordinator.put(`/matters/${w.offered.id}/conflict-check`).send({ outcome: 'clear' }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).to.deep.equal([204, ...Array(19).fill(403)])
    expect(await auditVerbs()).to.deep.equal(['conflict-check.answered'])
  }).timeout(30_000)

  it('opens nothing by itself: no lawyer sees the matter before they are on its team', async () => {
    const w = await world()
    await (await as(w.coordinator))
      .put(`/matters/${w.offered.id}/conflict-check`)
      .send({ outcome: 'clear' })
      .expect(204)
    await (await as(w.lawyer)).get(`/matters/${w.offered.id}`).expect(404)
  })
})

describe('the closing of a matter', () => {
  it('happens once, and ends the access that hung on it', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const lead = await as(w.lead)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    const { body } = await lead.put(`/matters/${w.matter.id}/closure`).send(ended).expect(200)
    expect(body).to.include({ status: 'closed', closedOn: '2026-03-18' })
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    await refused(409, () => lead.put(`/matters/${w.matter.id}/closure`).send(ended))
    expect(await auditVerbs()).to.deep.equal(['matter.opened', 'matter.closed'])
  })

  it('takes back an offer that waits for its answer', async () => {
    const w = await world()
    await (await as(w.lead)).put(`/matters/${w.offered.id}/closure`).send(ended).expect(200)
    const coordinator = await as(w.coordinator)
    await refused(403, () => coordinator.get(`/matters/${w.offered.id}/slip`))
    expect((await Matter.findByPk(w.offered.id))?.status).to.equal('closed')
  })
})
