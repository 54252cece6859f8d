import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Preparation } from '../../../models/Preparation.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { type Person, refused } from '../matters/world.ts'
import { type WallWorld, wallWorld } from '../shares/world.ts'

const wanted = {
  appointment: 'hearing',
  heldOn: '2026-04-20',
  needs: ['breaks', 'interpreter-gender'],
} as const
const path = (w: WallWorld, rest = '') => `/cases/${w.legalCase.id}/preparations${rest}`
const prepares = (browser: Browser, w: WallWorld, more: object = {}) =>
  browser.post(path(w)).send({ ...wanted, ...more })

async function prepared() {
  const w = await wallWorld()
  const { body, headers } = await prepares(await as(w.lead), w, { note: 'A woman, please' }).expect(201)
  return { ...w, id: String(body.id), etag: String(headers.etag) }
}

describe('preparing a client for a hearing', () => {
  it('is written by the legal side, and read there and by the counsellor of the client', async () => {
    const w = await prepared()
    for (const person of ['lead', 'director', 'named'] as const) {
      const { body } = await (await as(w[person])).get(path(w)).expect(200)
      expect(body.items[0]).to.deep.include({ ...wanted, note: 'A woman, please', endedOn: null })
    }
    const [stored] = await Preparation.findAll({ raw: true })
    expect(stored?.note).to.match(/^v1\./)
  })

  it('is for a counsellor to whom the key dates were disclosed, while the client agrees, and for no other', async () => {
    const w = await prepared()
    const named = await as(w.named)
    await build.consentEnd(w.toTeam)
    await refused(404, () => named.get(path(w)))
  })

  it('shows the counsellor stage and key dates beside it, and nothing of the claim', async () => {
    const w = await prepared()
    await w.legalCase.update({ countryOfRisk: 'PK', narrative: 'Canary story' })
    const named = await as(w.named)
    const { body } = await named.get(`/cases/${w.legalCase.id}`).expect(200)
    const outline = ['id', 'reference', 'jurisdiction', 'status', 'track', 'stage', 'stageName', 'lead']
    const dates = ['openedOn', 'closedOn', 'nextDeadlineOn', 'tracks', 'alerts']
    expect(Object.keys(body).sort()).to.deep.equal([...outline, ...dates].sort())
    await named.get(`/cases/${w.legalCase.id}/deadlines`).expect(200)
    for (const child of ['steps', 'notes', 'parties', 'timeline', 'moves']) {
      await refused(403, () => named.get(`/cases/${w.legalCase.id}/${child}`))
    }
  })

  it('is read by nobody of a firm, and by no other colleague', async () => {
    const w = await prepared()
    const expected: Partial<Record<Person, 403 | 404>> = {
      ...{ lawyer: 403, stranger: 403, manager: 403, counsellor: 404 },
      ...{ coordinator: 404, officer: 404, administrator: 404, otherLawyer: 404 },
    }
    for (const [person, status] of Object.entries(expected)) {
      const browser = await as(w[person as Person])
      await refused(status, () => browser.get(path(w)))
      await refused(status, () => prepares(browser, w))
    }
    const named = await as(w.named)
    await refused(403, () => prepares(named, w))
  })

  it('is corrected by whoever read it last, and ended once', async () => {
    const w = await prepared()
    const lead = await as(w.lead)
    const edit = (etag: string, body: object) =>
      lead
        .patch(path(w, `/${w.id}`))
        .set('If-Match', etag)
        .send(body)
    const { body, headers } = await edit(w.etag, { needs: ['companion'] }).expect(200)
    expect(body.needs).to.deep.equal(['companion'])
    await refused(412, () => edit(w.etag, { needs: ['breaks'] }))
    await lead.put(path(w, `/${w.id}/ending`)).expect(204)
    await refused(409, () => lead.put(path(w, `/${w.id}/ending`)))
    const ended = (await lead.get(path(w)).expect(200)).body.items[0]
    expect(ended.endedOn).to.equal('2026-03-18')
    expect(headers.etag).to.be.a('string')
    await refused(404, () => lead.put(path(w, `/${randomUUID()}/ending`)))
  })

  it('names a deadline of that case', async () => {
    const w = await wallWorld()
    const lead = await as(w.lead)
    const own = await build.deadline({ caseId: w.legalCase.id })
    const other = await build.deadline({ caseId: (await build.case()).id })
    await prepares(lead, w, { deadlineId: own.id }).expect(201)
    await refused(422, () => prepares(lead, w, { deadlineId: other.id }))
  })

  it('takes codes of the list, and nothing on a closed case', async () => {
    const w = await wallWorld()
    const lead = await as(w.lead)
    const wrong = [
      ...[{ needs: [] }, { needs: ['tea'] }, { needs: ['breaks', 'breaks'] }, { appointment: 'lunch' }],
      ...[{ heldOn: '2026-02-31' }, { diagnosis: 'x' }],
    ]
    for (const body of wrong) await refused(422, () => prepares(lead, w, body))
    await w.legalCase.update({ status: 'closed' })
    await refused(409, () => prepares(lead, w))
  })
})
