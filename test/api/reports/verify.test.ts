import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { schedule } from '../../../jobs/schedule.ts'
import { runDue } from '../../../jobs/worker.ts'
import { DataKey } from '../../../models/DataKey.ts'
import { readFile } from '../../../models/files.ts'
import { loadKeys, newSecret, readMasterKeys, wrapDataKey } from '../../../models/keyring.ts'
import { openKeys } from '../../../models/keys.ts'
import { Release } from '../../../models/Release.ts'
import { Report } from '../../../models/Report.ts'
import { run } from '../../../models/statements.ts'
import { canonical, fingerprintOf, grouped } from '../../../reports/fingerprint.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { keyFile, pass } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'

describe('the fingerprint of a report', () => {
  let firmId: string
  let manager: Browser

  async function made(): Promise<Report> {
    const { body } = await manager.post('/reports').send({ kind: 'renewal', firmId, year: 2026 }).expect(202)
    await runDue(place, { ...schedule, recurring: {} })
    return Report.findByPk(body.id, { rejectOnEmpty: true })
  }

  const verify = (fingerprint: string | null | undefined) =>
    anyone().get(`/reports/verify/${encodeURIComponent(fingerprint ?? '')}`)

  const stateOf = async ({ fingerprint }: Report) => (await verify(fingerprint).expect(200)).body.state

  beforeEach(async () => {
    firmId = (await build.partnerFirm()).id
    manager = await as(await build.manager())
  })

  it('says who made the report and when, to anybody, and nothing of what it says', async () => {
    const report = await made()
    const { body } = await verify(report.fingerprint).expect(200)
    expect(body).to.deep.equal({
      kind: 'renewal',
      madeAt: report.finishedAt?.toISOString(),
      installation: 'Harbour Justice Centre',
      state: 'valid',
    })
  })

  it('is known as it is printed, and so is the digest of the file', async () => {
    const report = await made()
    await verify(grouped(report.fingerprint ?? '').toUpperCase()).expect(200)
    const { bytes } = await readFile(report.fileId ?? '')
    await verify(createHash('sha256').update(bytes).digest('hex')).expect(200)
  })

  it('is superseded when the same report says something else later', async () => {
    const first = await made()
    pass(1)
    await made()
    expect((await verify(first.fingerprint).expect(200)).body.state).to.equal('valid')
    pass(24 * 60)
    manager = await as(await build.manager())
    const nextDay = await made()
    expect(nextDay.fingerprint).not.to.equal(first.fingerprint)
    expect(await stateOf(first)).to.equal('valid')

    await manager
      .post(`/firms/${firmId}/payments`)
      .send({ receivedOn: '2026-03-01', amountMinor: 900, currency: 'HKD', receiptNumber: 'R-1' })
      .expect(201)
    pass(1)
    const corrected = await made()
    expect(await stateOf(first)).to.equal('superseded')
    expect(await stateOf(nextDay)).to.equal('superseded')
    expect(await stateOf(corrected)).to.equal('valid')
  }).timeout(60_000)

  it('is a draft until its release is issued, and refused for ever after a refusal', async () => {
    const director = await as(await build.director())
    const ask = { kind: 'impact', audience: 'donor', from: '2026-01-01', to: '2026-01-31' }
    const ordered = async () => {
      const { body } = await manager.post('/reports').send(ask).expect(202)
      await runDue(place, { ...schedule, recurring: {} })
      const report = await Report.findByPk(body.id, { rejectOnEmpty: true })
      const release = await Release.findOne({ where: { reportId: report.id }, rejectOnEmpty: true })
      await manager.put(`/releases/${release.id}/sign-off-request`).expect(200)
      return { report, release: `/releases/${release.id}` }
    }
    const first = await ordered()
    expect(await stateOf(first.report)).to.equal('draft')
    await director.put(`${first.release}/signature`).expect(200)
    expect(await stateOf(first.report)).to.equal('draft')
    await director.put(`${first.release}/issue`).expect(200)
    expect(await stateOf(first.report)).to.equal('valid')

    await build.partnerFirm()
    // Rows bear the moment of the machine, not that of the test's clock.
    await run('UPDATE partnerships SET created_at = ?', [new Date('2026-01-05T00:00:00Z')])
    pass(1)
    const second = await ordered()
    expect(await stateOf(first.report), 'a draft supersedes nothing').to.equal('valid')
    await manager.get(`/reports/${second.report.id}/file`).expect(200)
    await director.put(`${second.release}/refusal`).send({ reason: 'A wrong period' }).expect(200)
    expect(await stateOf(second.report)).to.equal('refused')
    await manager.get(`/reports/${second.report.id}/file`).expect(409)
    expect(await stateOf(first.report)).to.equal('valid')
  }).timeout(60_000)

  it('is told to who holds it, however many guesses their network has made', async () => {
    const report = await made()
    for (let time = 0; time < 21; time++) await verify('0'.repeat(40))
    await verify('0'.repeat(40)).expect(429)
    expect(await stateOf(report)).to.equal('valid')
  })

  it('is unknown when another installation made it, of the very same figures', async () => {
    const figures = { b: 1, a: [2] }
    const ours = fingerprintOf('renewal', figures)
    const secret = newSecret()
    const master = newSecret()
    const rows = await DataKey.findAll()
    const wrapped = rows.map(({ id, purpose, activeFrom }) => ({
      ...{ id, purpose, activeFrom },
      wrapped: wrapDataKey(master, id, purpose, secret),
    }))
    loadKeys([master], wrapped)
    const theirs = fingerprintOf('renewal', figures)
    await openKeys(readMasterKeys(keyFile))
    expect(theirs).to.not.equal(ours)
    expect(fingerprintOf('renewal', { a: [2], b: 1 })).to.equal(ours)
    const { body } = await verify(theirs).expect(404)
    expect(body.detail).to.match(/unknown fingerprint/i)
  })

  it('is not one when it is no fingerprint at all', async () => {
    for (const text of ['x', 'f'.repeat(39), `${'f'.repeat(39)}g`, 'f'.repeat(200)])
      await verify(text).expect(404)
  })

  it('cannot be asked for on and on by a network that knows none', async () => {
    for (let time = 0; time < 20; time++) await verify('0'.repeat(40)).expect(404)
    const answer = await verify('0'.repeat(40)).expect(429)
    expect(answer.headers['retry-after']).to.equal('2')
    pass(1)
    await verify('0'.repeat(40)).expect(404)
  })

  it('is the same for one value however its fields were ordered', () => {
    expect(canonical({ b: { d: 1, c: [{ z: 1, y: null }] }, a: 'x' })).to.equal(
      '{"a":"x","b":{"c":[{"y":null,"z":1}],"d":1}}',
    )
  })
})
