import { expect } from 'chai'
import { draftRelease } from '../../../commands/reports/draftRelease.ts'
import { schedule } from '../../../jobs/schedule.ts'
import { runDue } from '../../../jobs/worker.ts'
import { inTransaction } from '../../../models/database.ts'
import { Release } from '../../../models/Release.ts'
import { ReleaseTable } from '../../../models/ReleaseTable.ts'
import { Report } from '../../../models/Report.ts'
import type { User } from '../../../models/User.ts'
import { compose } from '../../../reports/impact/gather.ts'
import { conceal } from '../../../reports/suppression/conceal.ts'
import { usualRule } from '../../../reports/suppression/table.ts'
import { countingOf } from '../../reports/impact/chances.ts'
import { column } from '../../reports/suppression/build.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { place } from '../../support/jobs.ts'

describe('a release', () => {
  let maker: User
  let making: Browser
  let signing: Browser

  async function draft(numbers: number[], by = maker): Promise<string> {
    const report = await build.madeReport({ askedBy: by.id, audience: 'public' })
    const plain = column(numbers, 'kind', { period: '2026-01-01/2026-12-31' })
    const [printed] = conceal([plain], usualRule)
    const release = await inTransaction(() => draftRelease(contextOf(), report, [{ plain, printed }]))
    return release.id
  }

  /** The impact report of a year in which so many more people came with a case than in the usual one. */
  async function draftImpact(more: number): Promise<string> {
    const report = await build.madeReport({ askedBy: maker.id, audience: 'public' })
    const newcomer = { cases: [{ opened: 2, closed: 3, phase: 'screening' }], referred: [] } as const
    const carried = { cases: [{ opened: 0, closed: 3, phase: 'screening' }], referred: [] } as const
    const people = [
      ...Array.from({ length: 40 + more }, () => newcomer),
      ...Array.from({ length: 50 }, () => carried),
    ]
    const period = { from: '2025-07-01', to: '2026-06-30' }
    const counting = countingOf({ people, numbers: new Map() }, period)
    const { tables } = await compose(
      counting,
      {
        ...{ period, smallCells: 4, zone: 'Asia/Hong_Kong', preparedOn: '2026-07-01' },
        ...{ asAt: new Date('2026-07-01T04:00:00.000Z'), centre: { name: 'Harbour Justice Centre' } },
      },
      [],
    )
    const release = await inTransaction(() => draftRelease(contextOf(), report, tables))
    return release.id
  }

  const put = (browser: Browser, id: string, step: string, body?: object) =>
    browser.put(`/releases/${id}/${step}`).send(body)

  async function issue(id: string): Promise<void> {
    await put(making, id, 'sign-off-request').expect(200)
    await put(signing, id, 'signature').expect(200)
    await put(signing, id, 'issue').expect(200)
  }

  beforeEach(async () => {
    maker = await build.manager()
    making = await as(maker)
    signing = await as(await build.director())
  })

  it('is asked for, signed by a second person, and issued', async () => {
    const id = await draft([12, 9])
    await issue(id)
    const { body } = await making.get(`/releases/${id}`).expect(200)
    expect(body).to.include({ state: 'issued', madeBy: maker.id, reason: null })
    expect(body.signedBy).to.not.equal(maker.id)
    expect((await making.get('/releases?state=issued').expect(200)).body.items).to.have.length(1)
    const steps = ['release.drafted', 'release.sign-off-asked', 'release.signed', 'release.issued']
    expect(await auditVerbs()).to.deep.equal(steps)
  })

  it('is not signed by its maker, nor issued without a signature', async () => {
    const id = await draft([12, 9])
    await put(signing, id, 'sign-off-request').expect(403)
    await put(signing, id, 'signature').expect(409)
    await put(making, id, 'sign-off-request').expect(200)
    await put(making, id, 'signature').expect(409)
    await put(signing, id, 'issue').expect(409)
    expect(await Release.findByPk(id)).to.include({ state: 'asked', signedBy: null })
  })

  it('is nothing to caseworkers', async () => {
    const id = await draft([12, 9])
    const stranger = await as(await build.caseworker())
    await stranger.get('/releases').expect(403)
    await stranger.get(`/releases/${id}`).expect(404)
    await put(stranger, id, 'signature').expect(404)
    await put(stranger, id, 'refusal', { reason: 'No' }).expect(404)
  })

  it('is refused with a reason', async () => {
    const id = await draft([12, 9])
    await put(making, id, 'sign-off-request').expect(200)
    await put(signing, id, 'refusal', {}).expect(422)
    const { body } = await put(signing, id, 'refusal', { reason: 'Too early' }).expect(200)
    expect(body).to.include({ state: 'refused', reason: 'Too early' })
    await put(signing, id, 'signature').expect(409)
  })

  it('is dropped by its maker while it is a draft, with a reason, and by nobody once it is out', async () => {
    const id = await draft([12, 9])
    await put(making, id, 'refusal', {}).expect(422)
    const { body } = await put(making, id, 'refusal', { reason: 'Wrong period' }).expect(200)
    expect(body).to.include({ state: 'refused', refusedBy: maker.id, reason: 'Wrong period' })
    await put(making, id, 'sign-off-request').expect(409)
    const out = await draft([12, 9])
    await issue(out)
    await put(signing, out, 'refusal', { reason: 'Too late' }).expect(409)
    expect(await Release.findByPk(out)).to.include({ state: 'issued', refusedBy: null })
  })

  it('as a draft is refused by a director too', async () => {
    const id = await draft([12, 9])
    const { body } = await put(signing, id, 'refusal', { reason: 'Not this year' }).expect(200)
    expect(body.state).to.equal('refused')
  })

  describe('says what it is of', () => {
    const order = { kind: 'impact', from: '2026-01-01', to: '2026-03-31', audience: 'donor' }
    const made = async (given: object = {}): Promise<string> => {
      const { id } = (
        await making
          .post('/reports')
          .send({ ...order, ...given })
          .expect(202)
      ).body
      await runDue(place, { ...schedule, recurring: {} })
      return id
    }
    const listed = async (browser: Browser, reportId: string) =>
      (await browser.get(`/releases?reportId=${reportId}`).expect(200)).body.items

    it('so that whoever signs it reads the very report first', async () => {
      const reportId = await made()
      const [item] = await listed(signing, reportId)
      expect(item).to.include({ audience: 'donor', maker: maker.displayName, state: 'drafted' })
      expect(item.report).to.deep.equal({
        ...{ kind: 'impact', language: 'en', file: `/api/v1/releases/${item.id}/file` },
        parameters: { from: order.from, to: order.to },
      })
      expect((await making.get(`/releases/${item.id}`).expect(200)).body).to.deep.equal(item)
      const another = await as(await build.manager())
      await another.get(`/reports/${reportId}/file`).expect(404)
      for (const browser of [signing, another]) {
        const file = await browser.get(`/releases/${item.id}/file`).expect(200)
        expect(file.headers['content-disposition']).to.include('impact-report-2026-01-01-2026-03-31.pdf')
      }
      expect((await auditVerbs()).filter(verb => verb === 'report.opened')).to.have.length(2)
      await (await as(await build.caseworker())).get(`/releases/${item.id}/file`).expect(404)
      await put(signing, item.id, 'refusal', { reason: 'Wrong' }).expect(200)
      await signing.get(`/releases/${item.id}/file`).expect(409)
    })

    it('and no longer where it is read once its file was destroyed', async () => {
      const reportId = await made()
      await Report.update({ state: 'expired', fileId: null }, { where: { id: reportId } })
      const [{ id, report }] = await listed(making, reportId)
      expect(report.file).to.equal(null)
      await signing.get(`/releases/${id}/file`).expect(409)
    })

    it('and there is none of what stays in the centre', async () => {
      expect(await listed(making, await made({ audience: 'centre' }))).to.deep.equal([])
    })
  })

  it('is refused where an earlier one would be subtracted from it, and says which but no number', async () => {
    const first = await draft([12, 9])
    await issue(first)
    const second = await draft([14, 9])
    const { body } = await put(making, second, 'sign-off-request').expect(409)
    expect(body.type).to.equal('/problems/would-reveal')
    expect(body.detail).to.equal(
      `Few people could be worked out from matters with the earlier release ${first}`,
    )
    expect(await Release.findByPk(second)).to.include({ state: 'drafted' })
    await put(making, await draft([30, 9]), 'sign-off-request').expect(200)
  })

  it('of an impact report may be followed by a month more of many, and not of few, nor by a later look at few', async () => {
    const first = await draftImpact(0)
    await issue(first)
    await put(making, await draftImpact(0), 'sign-off-request').expect(200)
    await put(making, await draftImpact(30), 'sign-off-request').expect(200)
    const { body } = await put(making, await draftImpact(1), 'sign-off-request').expect(409)
    expect(body.detail).to.match(/^Few people could be worked out from .*people\.reached/)
    expect(body.detail).to.include(first)
  }).timeout(60_000)

  it('is compared again when it is issued: of two that clash, one goes out', async () => {
    const both = [await draft([12, 9]), await draft([14, 9])]
    for (const id of both) {
      await put(making, id, 'sign-off-request').expect(200)
      await put(signing, id, 'signature').expect(200)
    }
    const answers = await Promise.all(both.map(id => put(signing, id, 'issue')))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect(await Release.count({ where: { state: 'issued' } })).to.equal(1)
  })

  it('keeps its numbers encrypted, and shows them to nobody', async () => {
    const id = await draft([12, 9, 1, 7])
    const [row] = await ReleaseTable.findAll({ where: { releaseId: id } })
    expect(String(row?.getDataValue('cells'))).to.match(/^v1\./)
    expect(JSON.stringify((await making.get(`/releases/${id}`)).body)).to.not.contain('cells')
  })
})
