import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Consent } from '../../../models/Consent.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import {
  type Door,
  guards,
  type Person,
  refused,
  refusesBodies,
  type World,
  world,
} from '../matters/world.ts'

const firmPeople: Person[] = ['coordinator', 'otherCoordinator', 'otherLawyer', 'colleague']

const newConsent = (w: World, given: object = {}) => ({
  firmId: w.otherFirm.id,
  purpose: 'casework',
  language: 'ur',
  noticeVersion: '2026-01',
  givenOn: '2026-03-18',
  ...given,
})

const doors: Door[] = [
  {
    what: 'GET /clients/:id/consents',
    ask: (browser, w, id = w.client.id) => browser.get(`/clients/${id}/consents`),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'POST /clients/:id/consents',
    ask: (browser, w, id = w.client.id) => browser.post(`/clients/${id}/consents`).send(newConsent(w)),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'PUT /consents/:id/withdrawal',
    ask: (browser, w, id = w.consent.id) => browser.put(`/consents/${id}/withdrawal`),
    forbidden: ['officer'],
    blind: [...firmPeople, 'lawyer', 'stranger', 'manager', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
]
for (const door of doors) guards(door)

describe('recording a consent', () => {
  it('opens the lease that lacked nothing else', async () => {
    const w = await world()
    await w.consent.destroy()
    const lawyer = await as(w.lawyer)
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    const { body } = await (await as(w.lead))
      .post(`/clients/${w.client.id}/consents`)
      .send(newConsent(w, { firmId: w.firm.id, expiresOn: '2026-06-30' }))
      .expect(201)
    expect(body).to.deep.include({ state: 'given', expiresOn: '2026-06-30', withdrawnAt: null })
    expect(body).to.include({ language: 'ur', noticeVersion: '2026-01' })
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    expect(await auditVerbs()).to.deep.equal(['consent.recorded', 'matter.opened'])
  })

  it('is possible for a file that has no case yet', async () => {
    const lead = await build.caseworker()
    const client = await build.client({ leadId: lead.id })
    const firm = await build.partnerFirm()
    const browser = await as(lead)
    const { body } = await browser
      .post(`/clients/${client.id}/consents`)
      .send({
        firmId: firm.id,
        purpose: 'casework',
        language: 'ur',
        noticeVersion: '1',
        givenOn: '2026-03-01',
      })
      .expect(201)
    await browser.put(`/consents/${body.id}/withdrawal`).expect(200)
  })

  it('refuses a second live one for the same firm and purpose', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const again = newConsent(w, { firmId: w.firm.id })
    await refused(409, () => lead.post(`/clients/${w.client.id}/consents`).send(again))
    await lead.put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    await lead.post(`/clients/${w.client.id}/consents`).send(again).expect(201)
  })

  it('makes one of ten requests that come at the same time', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => lead.post(`/clients/${w.client.id}/consents`).send(newConsent(w))),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(9).fill(409)])
  })

  it('takes the place of one that expired', async () => {
    const w = await world()
    await w.consent.update({ expiresOn: '2026-03-17' })
    await (await as(w.lead))
      .post(`/clients/${w.client.id}/consents`)
      .send(newConsent(w, { firmId: w.firm.id }))
      .expect(201)
  })

  it('names a firm that exists', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const body = newConsent(w, { firmId: randomUUID() })
    await refused(404, () => lead.post(`/clients/${w.client.id}/consents`).send(body))
  })

  const good = { firmId: randomUUID(), purpose: 'casework', language: 'ur', noticeVersion: '1' }
  refusesBodies('POST consents', 'lead', (browser, w) => browser.post(`/clients/${w.client.id}/consents`), [
    {},
    good,
    { ...good, givenOn: '2026-02-31' },
    { ...good, givenOn: ['2026-03-01'] },
    { ...good, givenOn: '2026-03-01', expiresOn: '2026-02-30' },
    { ...good, givenOn: '2026-03-01', purpose: 'marketing' },
    { ...good, givenOn: '2026-03-01', purpose: ['casework'] },
    { ...good, givenOn: '2026-03-01', language: 'English please' },
    { ...good, givenOn: '2026-03-01', noticeVersion: '' },
    { ...good, givenOn: '2026-03-01', state: 'given' },
    { ...good, givenOn: '2026-03-01', recordedBy: randomUUID() },
    { ...good, givenOn: '2026-03-01', firmId: 'x' },
  ])

  it('takes no day to come, and no end before the beginning', async () => {
    const w = await world()
    const lead = await as(w.lead)
    for (const dates of [{ givenOn: '2026-03-19' }, { givenOn: '2026-03-01', expiresOn: '2026-02-28' }]) {
      const body = newConsent(w, dates)
      await refused(422, () => lead.post(`/clients/${w.client.id}/consents`).send(body))
    }
  })
})

describe('withdrawing a consent', () => {
  it('happens once, and ends the access of the firm with its next request', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const lead = await as(w.lead)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    const { body } = await lead.put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    expect(body).to.include({ state: 'withdrawn', withdrawnAt: '2026-03-18T06:00:00.000Z' })
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    await refused(409, () => lead.put(`/consents/${w.consent.id}/withdrawal`))
    const row = await Consent.findByPk(w.consent.id)
    expect(row?.withdrawnBy).to.equal(w.lead.id)
    expect(await auditVerbs()).to.deep.equal(['matter.opened', 'consent.withdrawn'])
  })

  it('is nothing to somebody behind a wall', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, userId: w.director.id })
    const director = await as(w.director)
    await refused(404, () => director.put(`/consents/${w.consent.id}/withdrawal`))
    await refused(404, () => director.get(`/clients/${w.client.id}/consents`))
    expect((await director.get('/consents').expect(200)).body.items).to.deep.equal([])
  })
})
