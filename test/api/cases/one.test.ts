import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { CaseTrack } from '../../../models/CaseTrack.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pointersOf, refused, world } from './world.ts'

const outline = [
  'closedOn',
  'id',
  'jurisdiction',
  'lead',
  'nextDeadlineOn',
  'openedOn',
  'reference',
  'stage',
  'stageName',
  'status',
  'track',
]
const full = [
  ...outline,
  'alerts',
  'claimMadeOn',
  'clientId',
  'closingReason',
  'countryOfRisk',
  'grounds',
  'narrative',
  'regime',
  'strategy',
  'tracks',
].sort()

describe('GET /cases/:id', () => {
  it('shows a stage that the process does not know any more, without words for it', async () => {
    const { maria, legalCase } = await world()
    await legalCase.update({ stage: 'X99' })
    await CaseTrack.update({ stage: 'X99' }, { where: { caseId: legalCase.id } })

    const one = await (await as(maria)).get(`/cases/${legalCase.id}`).expect(200)
    expect(one.body).to.include({ stage: 'X99', stageName: null })
    expect(one.body.tracks[0]).to.include({ stage: 'X99', stageName: null })
    const { body } = await (await as(maria)).get('/cases').expect(200)
    expect(body.items.find(({ id }: { id: string }) => id === legalCase.id).stageName).to.equal(null)
  })

  it('shows everything to those who work on the case and to directors', async () => {
    const { maria, director, legalCase } = await world()
    await legalCase.update({ narrative: 'Fled in the spring', strategy: 'Expert report' })

    for (const who of [maria, director]) {
      const { body } = await (await as(who)).get(`/cases/${legalCase.id}`).expect(200)
      expect(Object.keys(body).sort()).to.deep.equal(full)
      expect(body).to.include({ narrative: 'Fled in the spring', stage: 'M12', nextDeadlineOn: null })
    }
  })

  it('shows exactly the outline to colleagues and to the manager of partnerships', async () => {
    const { colleague, legalCase } = await world()
    await legalCase.update({ narrative: 'Fled in the spring' })

    for (const who of [colleague, await build.manager()]) {
      const { body } = await (await as(who)).get(`/cases/${legalCase.id}`).expect(200)
      expect(Object.keys(body).sort()).to.deep.equal(outline)
    }
  })

  it('shows the claim and its dates, but not the story, to a lawyer under a live lease', async () => {
    const { lawyer, legalCase } = await build.lease()
    const { body } = await (await as(lawyer)).get(`/cases/${legalCase.id}`).expect(200)
    expect(Object.keys(body).sort()).to.deep.equal(
      full.filter(key => key !== 'narrative' && key !== 'strategy'),
    )
  })

  it('does not exist for people without casework, for the walled, and under a false id', async () => {
    const { colleague, legalCase } = await world()
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    const firm = await build.partnerFirm()
    const others = [await build.coordinator(firm), await build.officer(), await build.administrator()]

    for (const who of [colleague, ...others]) await refused(who, 404, ['get', `/cases/${legalCase.id}`])
    await refused(colleague, 404, ['get', '/cases/not-an-id'])
  })

  it('answers 304 to whoever has read it and 200 after a change', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const { headers } = await browser.get(`/cases/${legalCase.id}`).expect(200)

    await browser.get(`/cases/${legalCase.id}`).set('If-None-Match', String(headers.etag)).expect(304)
    await legalCase.update({ countryOfRisk: 'PK' })
    await browser.get(`/cases/${legalCase.id}`).set('If-None-Match', String(headers.etag)).expect(200)
  })

  it('says in the audit log who opened it', async () => {
    const { maria, legalCase } = await world()
    await (await as(maria)).get(`/cases/${legalCase.id}`).expect(200)

    const [entry] = await AuditEntry.findAll()
    expect(entry).to.include({
      action: 'case.opened',
      actorId: maria.id,
      subjectId: legalCase.id,
      details: '{}',
    })
  })
})

describe('PATCH /cases/:id', () => {
  async function read() {
    const w = await world()
    const browser = await as(w.maria)
    const { headers } = await browser.get(`/cases/${w.legalCase.id}`).expect(200)
    const edit = (body: object, etag = String(headers.etag)) =>
      browser.patch(`/cases/${w.legalCase.id}`).set('If-Match', etag).send(body)
    return { ...w, edit, etag: String(headers.etag) }
  }

  it('changes the claim and the story, and audits the names of the fields only', async () => {
    const { edit, legalCase, maria } = await read()

    const { body } = await edit({ countryOfRisk: 'PK', narrative: 'A long story' }).expect(200)

    expect(body).to.include({ countryOfRisk: 'PK', narrative: 'A long story' })
    const entry = await AuditEntry.findOne({ where: { action: 'case.updated' }, rejectOnEmpty: true })
    expect(entry).to.include({
      actorId: maria.id,
      subject: 'Case',
      subjectId: legalCase.id,
      caseId: legalCase.id,
    })
    expect(JSON.parse(entry.details)).to.deep.equal({ fields: ['countryOfRisk', 'narrative'] })
  })

  it('derives the regime from the date of the claim, and lets a lawyer overrule it', async () => {
    const { edit } = await read()

    const first = await edit({ claimMadeOn: '2026-01-10' }).expect(200)
    expect(first.body.regime).to.equal('AMEND_2021')
    const second = await edit({ regime: 'SCH5_TRANSITIONAL' }, first.headers.etag).expect(200)
    expect(second.body.regime).to.equal('SCH5_TRANSITIONAL')
    const third = await edit({ claimMadeOn: '2026-01-10', narrative: 'More' }, second.headers.etag).expect(
      200,
    )
    expect(third.body.regime, 'the same date again').to.equal('SCH5_TRANSITIONAL')
    const fourth = await edit({ claimMadeOn: null }, third.headers.etag).expect(200)
    expect(fourth.body).to.include({ regime: null, claimMadeOn: null })
  })

  it('leaves no trace of an edit that changes nothing', async () => {
    const { edit } = await read()
    await edit({ countryOfRisk: null }).expect(200)
    expect(await AuditEntry.count({ where: { action: 'case.updated' } })).to.equal(0)
  })

  it('asks for the version (428), and refuses one that is out of date (412)', async () => {
    const { maria, legalCase, edit, etag } = await read()
    await refused(maria, 428, ['patch', `/cases/${legalCase.id}`, { countryOfRisk: 'PK' }])
    await edit({ countryOfRisk: 'PK' }).expect(200)
    await refused(maria, 412, [
      'patch',
      `/cases/${legalCase.id}`,
      { countryOfRisk: 'IN' },
      { 'If-Match': etag },
    ])
    await refused(maria, 412, [
      'patch',
      `/cases/${legalCase.id}`,
      { countryOfRisk: 'IN' },
      { 'If-Match': '*' },
    ])
  })

  it('refuses bad input, all faults at once', async () => {
    const { maria, legalCase, etag } = await read()
    const ask = async (body: object) =>
      pointersOf(await refused(maria, 422, ['patch', `/cases/${legalCase.id}`, body, { 'If-Match': etag }]))

    expect(await ask({ status: 'closed', countryOfRisk: 'Pakistan', narrative: ['x'] })).to.deep.equal([
      '/countryOfRisk',
      '/narrative',
      '/status',
    ])
    expect(await ask({ claimMadeOn: '2026-03-19' })).to.deep.equal(['/claimMadeOn'])
    expect(await ask({ regime: 'NEVER' })).to.deep.equal(['/regime'])
  })

  it('refuses a colleague, a manager (403), the walled (404), and everybody once the case is closed (409)', async () => {
    const { maria, colleague, legalCase } = await read()
    const patch = (etag: string) =>
      ['patch', `/cases/${legalCase.id}`, { countryOfRisk: 'PK' }, { 'If-Match': etag }] as const
    await refused(colleague, 403, [...patch('"any"')])
    await refused(await build.manager(), 403, [...patch('"any"')])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 404, [...patch('"any"')])

    await legalCase.update({ status: 'closed', closedOn: '2026-03-18' })
    const { headers } = await (await as(maria)).get(`/cases/${legalCase.id}`).expect(200)
    await refused(maria, 409, [...patch(String(headers.etag))])
  })
})
