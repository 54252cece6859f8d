import { expect } from 'chai'
import { beginReport, keepReport } from '../../../commands/reports/makingReport.ts'
import { schedule } from '../../../jobs/schedule.ts'
import { runDue } from '../../../jobs/worker.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { inTransaction } from '../../../models/database.ts'
import { FileChunk } from '../../../models/FileChunk.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Job } from '../../../models/Job.ts'
import { Release } from '../../../models/Release.ts'
import { Report } from '../../../models/Report.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { StoredFile } from '../../../models/StoredFile.ts'
import { sweep } from '../../../models/sweep.ts'
import type { User } from '../../../models/User.ts'
import { abilityFor } from '../../../policies/ability.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { clock, config, logged, pass } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'

const day = 24 * 60

describe('a report', () => {
  let firm: Firm
  let manager: User
  let browser: Browser

  const order = (given = {}) => ({ kind: 'renewal', firmId: firm.id, year: 2026, ...given })
  const ofHours = (given: object) => ({
    ...{ kind: 'certificate-hours', firmId: firm.id, userId: manager.id },
    ...{ from: '2026-01-01', to: '2026-12-31', ...given },
  })
  const ask = async (asker = browser, given = {}) =>
    (await asker.post('/reports').send(order(given)).expect(202)).body
  const make = () => runDue(place, { ...schedule, recurring: {} })
  const read = async (id: string, reader = browser) => (await reader.get(`/reports/${id}`).expect(200)).body
  const fetchFile = (id: string, reader = browser) =>
    reader
      .get(`/reports/${id}/file`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })

  beforeEach(async () => {
    firm = await build.partnerFirm()
    manager = await build.manager()
    browser = await as(manager)
  })

  it('is asked for, made in the background, and fetched', async () => {
    const answer = await browser.post('/reports').send(order()).expect(202)
    const { id } = answer.body
    expect(answer.headers.location).to.equal(`/api/v1/reports/${id}`)
    expect(answer.body).to.include({
      state: 'waiting',
      percent: 0,
      audience: 'firm',
      language: 'en',
      failure: null,
    })
    expect(answer.body.parameters).to.deep.equal({ firmId: firm.id, year: 2026 })
    await make()
    const made = await read(id)
    expect(made).to.include({ state: 'finished', percent: 100, finishedAt: clock.now().toISOString() })
    expect(made.fingerprint).to.match(/^[0-9a-f]{40}$/)
    const file = await fetchFile(id).expect(200)
    expect(file.headers['content-type']).to.equal('application/pdf')
    expect(file.headers['content-disposition']).to.match(/^attachment; filename="renewal-report-2026.pdf"/)
    expect((file.body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(await auditVerbs()).to.deep.equal(['report.asked', 'report.made', 'report.opened'])
    expect((await AuditEntry.findOne({ where: { action: 'report.made' } }))?.actorId).to.equal(manager.id)
  })

  it('of the programme is made by the same way, and both in Chinese too', async () => {
    const period = { from: '2026-01-01', to: '2026-03-31' }
    const impact = await browser
      .post('/reports')
      .send({ kind: 'impact', ...period })
      .expect(202)
    const chinese = await ask(browser, { language: 'zh-Hant' })
    const both = await browser
      .post('/reports')
      .send({ kind: 'impact', ...period, language: 'zh-Hant' })
      .expect(202)
    await make()
    expect(await read(impact.body.id)).to.include({ state: 'finished' })
    expect(await read(both.body.id)).to.include({ state: 'finished', language: 'zh-Hant' })
    expect(await read(chinese.id)).to.include({ state: 'finished', language: 'zh-Hant' })
    const file = await fetchFile(chinese.id).expect(200)
    expect((file.body as Buffer).toString('latin1')).to.include('/Lang (zh-Hant)')
    const backwards = { kind: 'impact', from: period.to, to: period.from }
    await browser.post('/reports').send(backwards).expect(422)
    const coordinator = await as(await build.coordinator(firm))
    await coordinator
      .post('/reports')
      .send({ kind: 'impact', ...period })
      .expect(403)
  }).timeout(120_000)

  it('of the programme is made as it was known at a moment, and signed as that', async () => {
    const wanted = {
      kind: 'impact',
      audience: 'donor',
      from: '2026-01-01',
      to: '2026-02-28',
      asAt: '2026-03-01',
    }
    const { body } = await browser.post('/reports').send(wanted).expect(202)
    expect(body.parameters).to.deep.equal({ from: wanted.from, to: wanted.to, asAt: wanted.asAt })
    await make()
    expect((await read(body.id)).state).to.equal('finished')
    expect((await Release.findOne())?.asAt.toISOString()).to.equal('2026-03-01T16:00:00.000Z')
    for (const [change, pointer] of [
      [{ asAt: '2026-03-18' }, '/asAt'],
      [{ asAt: '2126-01-01T00:00:00Z' }, '/asAt'],
      [{ from: '0001-01-01' }, '/from'],
      [{ to: '9999-12-31' }, '/to'],
    ] as const) {
      const answer = await browser
        .post('/reports')
        .send({ ...wanted, ...change })
        .expect(422)
      expect(answer.body.errors[0].pointer).to.equal(pointer)
    }
    expect(await Report.count()).to.equal(1)
  })

  it('lies encrypted in the database', async () => {
    await ask()
    await make()
    for (const { sealed } of await FileChunk.findAll()) expect(sealed.includes('%PDF')).to.equal(false)
  })

  it('says the same figures with the same fingerprint', async () => {
    const [one, other] = [await ask(), await ask()]
    await make()
    expect((await read(one.id)).fingerprint).to.equal((await read(other.id)).fingerprint)
  })

  it('is seen by its asker and the director, and by nobody else', async () => {
    const { id } = await ask()
    const colleague = await as(await build.manager())
    await colleague.get(`/reports/${id}`).expect(404)
    await fetchFile(id, colleague).expect(404)
    await colleague.post(`/reports/${id}/again`).expect(404)
    expect((await colleague.get('/reports').expect(200)).body.items).to.deep.equal([])
    const director = await as(await build.director())
    expect((await director.get('/reports?state=waiting').expect(200)).body.items).to.have.length(1)
    expect((await director.get('/reports?state=failed').expect(200)).body.items).to.deep.equal([])
    await director.post(`/reports/${id}/again`).expect(403)
    const officer = await as(await build.officer())
    expect((await officer.get('/reports').expect(200)).body.items).to.deep.equal([])
    await officer.post('/reports').send(order()).expect(404)
    const administrator = await as(await build.administrator())
    await administrator.get('/reports').expect(403)
    await administrator.post('/reports').send(order()).expect(403)
  })

  it('is refused to whoever may not have it, and then nothing is written', async () => {
    const stranger = await as(await build.coordinator(await build.partnerFirm()))
    await stranger.post('/reports').send(order()).expect(404)
    await (await as(await build.caseworker())).post('/reports').send(order()).expect(403)
    expect(await Report.count()).to.equal(0)
    expect(await Job.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is not asked for in a way that makes no sense', async () => {
    const wrong: [object, string][] = [
      [{ kind: 'horoscope' }, '/kind'],
      [order({ year: 'soon' }), '/year'],
      [order({ audience: 'public' }), '/audience'],
      [order({ language: 'tlh' }), '/language'],
      [order({ colour: 'red' }), '/colour'],
      [{ kind: 'impact', from: '0001-01-01', to: '2026-03-31' }, '/from'],
      [{ kind: 'impact', from: '2026-01-01', to: '9999-12-31' }, '/to'],
      [ofHours({ from: '1899-12-31' }), '/from'],
      [ofHours({ to: '2201-01-01' }), '/to'],
    ]
    for (const [body, pointer] of wrong) {
      const answer = await browser.post('/reports').send(body).expect(422)
      expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).to.include(pointer)
    }
    expect(await Report.count()).to.equal(0)
  })

  describe('of which somebody has ten waiting', () => {
    const nine = async () => {
      for (let n = 0; n < 9; n++) await ask()
    }

    it('is refused to them until one is done, and to nobody else', async function () {
      this.timeout(120_000)
      await nine()
      await ask()
      const { body } = await browser.post('/reports').send(order()).expect(409)
      expect(body.detail).to.equal('You have 10 reports waiting or being made; ask when one is done')
      expect(await Report.count()).to.equal(10)
      await ask(await as(await build.manager()))
      const [first] = await Report.findAll({ where: { askedBy: manager.id }, limit: 1 })
      await first?.update({ state: 'failed', failure: 'broken' })
      await ask()
      await browser.post(`/reports/${first?.id}/again`).expect(409)
      expect(await Report.findByPk(first?.id)).to.include({ state: 'failed', timesAsked: 1 })
    })

    it('is not refused for those that rest because their job gave up', async function () {
      this.timeout(120_000)
      await nine()
      await ask()
      const [resting] = await Report.findAll({ limit: 1 })
      await Job.update({ failedAt: clock.now() }, { where: { id: resting?.jobId } })
      await ask()
      await browser.post('/reports').send(order()).expect(409)
    })

    it('is one more, of several that are asked for at once', async function () {
      this.timeout(120_000)
      await nine()
      const answers = await Promise.all([1, 2, 3].map(() => browser.post('/reports').send(order())))
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([202, 409, 409])
      expect(await Report.count({ where: { askedBy: manager.id } })).to.equal(10)
    })
  })

  it('cannot be fetched before it is made', async () => {
    const { id } = await ask()
    await fetchFile(id).expect(409)
    await browser.post(`/reports/${id}/again`).expect(409)
  })

  describe('whose asker lost the right', () => {
    const takeRole = (user: User) => RoleGrant.destroy({ where: { userId: user.id } })

    it('before it was made, is not made', async () => {
      const { id } = await ask()
      await takeRole(manager)
      await make()
      const report = await Report.findByPk(id)
      expect(report).to.include({ state: 'failed', failure: 'rights-lost', fileId: null })
      expect(await StoredFile.count()).to.equal(0)
      expect(await auditVerbs()).to.deep.equal(['report.asked', 'report.failed'])
    })

    it('by suspension, is not made', async () => {
      const { id } = await ask()
      await manager.update({ status: 'suspended' })
      await make()
      expect(await Report.findByPk(id)).to.include({ state: 'failed', failure: 'rights-lost' })
    })

    it('for one firm, is not made', async () => {
      const coordinator = await build.coordinator(firm)
      const { id } = await ask(await as(coordinator))
      await coordinator.update({ firmId: (await build.partnerFirm()).id })
      await make()
      expect(await Report.findByPk(id)).to.include({ state: 'failed', failure: 'rights-lost' })
    })

    it('after it was made, is not handed out', async () => {
      const coordinator = await build.coordinator(firm)
      const { id } = await ask(await as(coordinator))
      await make()
      await coordinator.update({ firmId: (await build.partnerFirm()).id })
      await fetchFile(id, await as(coordinator)).expect(404)
      expect(await auditVerbs()).to.not.include('report.opened')
    })
  })

  it('about a year without an agreement says that there is nothing to report, and can be asked for again', async () => {
    const { id } = await ask(browser, { year: 2027 })
    await make()
    expect(await read(id)).to.include({ state: 'failed', failure: 'nothing-to-report', fingerprint: null })
    const dates = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    await build.partnership({ firmId: firm.id, year: 2027, ...dates })
    const answer = await browser.post(`/reports/${id}/again`).expect(202)
    expect(answer.body).to.include({ id, state: 'waiting', failure: null })
    await make()
    expect(await read(id)).to.include({ state: 'finished', failure: null })
  })

  it('that breaks says so without a word of why, and the log says no name', async () => {
    const { id } = await ask()
    await Report.update({ kind: 'unknown' }, { where: { id } })
    await make()
    expect(await Report.findByPk(id)).to.include({ state: 'failed', failure: 'broken' })
    expect(logged.join('')).to.contain('report not made').and.not.contain(firm.name)
  })

  it('whose job gave up counts as failed, and can be asked for again', async () => {
    const { id } = await ask()
    await Job.update({ failedAt: clock.now() }, { where: { kind: 'reports.make' } })
    expect(await read(id)).to.include({ state: 'failed', failure: 'broken' })
    await browser.post(`/reports/${id}/again`).expect(202)
    await make()
    expect(await read(id)).to.include({ state: 'finished' })
  })

  it('whose process died midway is begun anew, and has one file', async () => {
    const { id } = await ask()
    const jobs = { kind: 'reports.make' }
    await inTransaction(() => beginReport({ reportId: id, time: 1 }))
    const leasedUntil = new Date(clock.now().getTime() + 60_000)
    await Job.update({ leasedBy: id, leasedUntil, progress: 20 }, { where: jobs })
    await make()
    expect(await read(id)).to.include({ state: 'running', percent: 20 })
    pass(2)
    await make()
    expect(await read(id)).to.include({ state: 'finished', percent: 100 })
    expect(await StoredFile.count()).to.equal(1)
  })

  it('that two processes made keeps one file', async () => {
    const { id } = await ask()
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }
    const made = { file, fingerprint: 'f'.repeat(40), contentDigest: 'c'.repeat(64), days: 3 }
    const { actor } = abilityFor({ id: manager.id, roles: [], firmId: 'no-firm', scopes: 'every' }, '', '')
    const keep = () => inTransaction(() => keepReport(contextOf({ actor }), { reportId: id, time: 1 }, made))
    await Promise.all([keep(), keep()])
    expect(await StoredFile.count()).to.equal(1)
    expect((await auditVerbs()).filter(verb => verb === 'report.made')).to.have.length(1)
  })

  it('is destroyed when its days are over, and known all the same', async () => {
    const { id } = await ask()
    await make()
    const { fingerprint } = await read(id)
    pass(config.REPORT_DAYS * day - 1)
    await inTransaction(() => sweep(clock.now()))
    expect(await StoredFile.count()).to.equal(1)
    pass(1)
    await inTransaction(() => sweep(clock.now()))
    expect(await StoredFile.count()).to.equal(0)
    expect(await FileChunk.count()).to.equal(0)
    browser = await as(manager)
    expect(await read(id)).to.include({ state: 'expired', fingerprint })
    await fetchFile(id).expect(409)
    await anyone().get(`/reports/verify/${fingerprint}`).expect(200)
    const { body, headers } = await browser.post(`/reports/${id}/again`).expect(202)
    expect(body.id).not.to.equal(id)
    expect(headers.location).to.equal(`/api/v1/reports/${body.id}`)
    await make()
    expect(await read(body.id)).to.include({ state: 'finished' })
    expect(await read(id)).to.include({ state: 'expired', fingerprint })
    expect((await anyone().get(`/reports/verify/${fingerprint}`).expect(200)).body.state).to.equal('valid')
  })
})
