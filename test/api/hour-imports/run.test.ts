import { expect } from 'chai'
import { HourMonth } from '../../../models/HourMonth.ts'
import { Matter } from '../../../models/Matter.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { hoursOf, refused } from '../matters/world.ts'
import { csvOf, mappingOf, run, type Sender, sendingFirm, sent } from './firm.ts'

const file = csvOf('2026-03-02,1.5,AB,7001,R,1', '2026-03-03,0.5,CD,7001,D,2', '2026-03-04,2,AB,CLINIC,R,3')

const given = async (w: Sender) => (await Matter.findByPk(w.matter.id))?.minutesGiven

/** What a dry run says of each line: its outcome, and its faults by name. */
async function verdicts(w: Sender, bytes: Buffer, query = ''): Promise<string[]> {
  const id = await sent(w, bytes)
  const { body } = await w.browser.post(`/hour-imports/${id}/dry-run${query}`).expect(200)
  return body.rows.map((row: { line: number; outcome: string; faults: { fault: string }[] }) =>
    [row.line, row.outcome, ...row.faults.map(({ fault }) => fault)].join(' '),
  )
}

describe('an import of hours', () => {
  it('brings the lines in, under their lawyers’ grades and the file’s name', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    const { body } = await run(w.browser, id).expect(200)
    const none = { late: 0, already: 0, fault: 0, possibleDoubles: 0 }
    expect(body).to.deep.equal({ rows: [], passedOver: [], totals: { new: 3, minutes: 240, ...none } })
    const entries = await TimeEntry.findAll({ order: ['workedOn'] })
    expect(
      entries.map(({ userId, minutes, activity, kind }) => [userId, minutes, activity, kind]),
    ).to.deep.equal([
      [w.lawyer.id, 90, 'research', 'matter'],
      [w.colleague.id, 30, 'drafting', 'matter'],
      [w.lawyer.id, 120, 'research', 'clinic'],
    ])
    for (const entry of entries) {
      expect(entry).to.include({
        grade: 'associate',
        batchId: id,
        period: '2026-03',
        recordedBy: w.coordinator.id,
      })
    }
    expect(await given(w)).to.equal(120)
    expect(await auditVerbs()).to.deep.equal(['hour-import.filed', 'hour-import.run'])
  })

  it('adds nothing when it is run again, nor when the same file comes again', async () => {
    const w = await sendingFirm()
    const first = await sent(w, file)
    await run(w.browser, first).expect(200)
    for (const id of [first, await sent(w, file)]) {
      const { body } = await run(w.browser, id).expect(200)
      expect(body.totals).to.include({ new: 0, already: 3, fault: 0 })
    }
    expect(await TimeEntry.count()).to.equal(3)
    expect(await given(w)).to.equal(120)
  })

  it('adds each line once when two files are run at the same time', async () => {
    const w = await sendingFirm()
    const ids = [await sent(w, file), await sent(w, file), await sent(w, file)]
    const answers = await Promise.all([...ids, ...ids].map(id => run(w.browser, id)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter(status => status !== 200 && status !== 409)).to.deep.equal([])
    expect(await TimeEntry.count()).to.equal(3)
    expect(await given(w)).to.equal(120)
    const added = answers.reduce((sum, { body }) => sum + (body.totals?.new ?? 0), 0)
    expect(added).to.equal(3)
  })

  it('takes the good lines where others have a fault, or none of them', async () => {
    const w = await sendingFirm()
    const id = await sent(w, csvOf('2026-03-02,1.5,AB,7001,R,1', '2026-03-03,0.5,XX,7001,D,2'))
    await refused(409, () => run(w.browser, id, '?onlyWhole=true'))
    const { body } = await run(w.browser, id).expect(200)
    expect(body.totals).to.include({ new: 1, fault: 1 })
    expect(body.rows).to.deep.equal([
      {
        line: 3,
        outcome: 'fault',
        becomes: null,
        faults: [{ fault: 'unknown-person', detail: 'No person stands for this timekeeper' }],
      },
    ])
  })

  it('can be mapped anew as long as no line of it went in', async () => {
    const w = await sendingFirm()
    const id = await sent(w, csvOf('2026-03-02,1.5,AB,7001,Research,1'))
    expect((await run(w.browser, id).expect(200)).body.totals).to.include({ new: 0, fault: 1 })
    const { body, headers } = await w.browser.get(`/hour-imports/${id}`).expect(200)
    expect(body).to.include({ state: 'read', runAt: null })
    // As the file writes it, whatever the capitals.
    await w.browser
      .put(`/hour-imports/${id}/mapping`)
      .set('If-Match', headers.etag ?? '')
      .send({ ...mappingOf(w), activities: { Research: 'research' } })
      .expect(200)
    expect((await run(w.browser, id).expect(200)).body.totals).to.include({ new: 1, fault: 0 })
  })

  it('needs somebody to say how the file is to be understood', async () => {
    const w = await sendingFirm()
    const { body } = await w.browser
      .post(`/firms/${w.firm.id}/hour-imports?name=a.csv&format=csv`)
      .set('Content-Type', 'text/csv')
      .send(file as never)
      .expect(201)
    await refused(409, () => run(w.browser, body.id))
    await refused(409, () => w.browser.post(`/hour-imports/${body.id}/dry-run`))
  })

  it('leaves its verification to a second person', async () => {
    const w = await sendingFirm()
    await run(w.browser, await sent(w, file)).expect(200)
    const path = (month: string) => `/firms/${w.firm.id}/hour-months/${month}/verification`
    const { id } = await TimeEntry.findOne({ rejectOnEmpty: true })
    await refused(403, () => w.browser.put(`/hours/${id}/verification`))
    await TimeEntry.update({ period: '2026-02' }, { where: {} })
    await refused(409, () => w.browser.put(path('2026-02')).send({}))
    const second = await as(await build.coordinator(w.firm))
    await second.put(path('2026-02')).send({}).expect(200)
  })

  it('of five thousand lines is done in seconds', async () => {
    const w = await sendingFirm()
    const lines = Array.from({ length: 5000 }, (_, at) => {
      const day = `2026-${at % 2 ? '02' : '03'}-${String((at % 14) + 1).padStart(2, '0')}`
      return `${day},0.1,${at % 4 < 2 ? 'AB' : 'CD'},7001,${at % 3 ? 'R' : 'D'},${at}`
    })
    const id = await sent(w, csvOf(...lines))
    const begun = performance.now()
    const { body } = await run(w.browser, id, '?again=true').expect(200)
    expect(performance.now() - begun).to.be.below(10_000)
    expect(body.totals.fault).to.equal(0)
    expect(await TimeEntry.count()).to.equal(5000)
    expect(await given(w)).to.equal(30_000)
  }).timeout(30_000)
})

describe('a dry run', () => {
  it('says what each line would become, and changes nothing', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    const { body } = await w.browser.post(`/hour-imports/${id}/dry-run`).expect(200)
    expect(body.totals).to.include({ new: 3, minutes: 240 })
    expect(body.rows[0]).to.deep.equal({
      line: 2,
      outcome: 'new',
      becomes: {
        userId: w.lawyer.id,
        kind: 'matter',
        matterReference: w.matter.reference,
        workedOn: '2026-03-02',
        period: '2026-03',
        minutes: 90,
        activity: 'research',
        late: false,
        possibleDouble: false,
      },
      faults: [],
    })
    expect(await TimeEntry.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal(['hour-import.filed'])
  })

  it('names what is wrong with each line', async () => {
    const w = await sendingFirm()
    await w.matter.update({ status: 'closed', closedOn: '2026-03-10' })
    await w.member.update({ startsOn: '2026-02-10' })
    const lines = [
      '2026-03-02,1,XX,9999,Q,1',
      '2026-03-02,,AB,7001,R,2',
      '31/31/2026,1,AB,7001,R,3',
      '2026-02-09,1,AB,7001,R,4',
      '2026-01-31,1,CD,7001,R,5',
      '2026-03-11,1,CD,7001,R,6',
      '2026-03-19,1,CD,CLINIC,R,7',
      '2026-03-02,25,CD,CLINIC,R,8',
      '2026-03-02,1,CD,constructor,R,9',
    ]
    expect(await verdicts(w, csvOf(...lines))).to.deep.equal([
      '2 fault unknown-person unknown-matter unknown-activity',
      '3 fault unreadable',
      '4 fault unreadable',
      '5 fault not-on-the-team',
      '6 fault not-on-the-team before-opening',
      '7 fault after-closing',
      '8 fault in-the-future',
      '9 fault long-day',
      '10 fault unknown-matter',
    ])
  })

  it('takes nothing of people of a firm that had the matter before', async () => {
    const w = await sendingFirm()
    await build.teamMember({ matterId: w.matter.id, userId: w.otherLawyer.id })
    const id = await sent(w, csvOf('2026-03-02,1,OL,7001,R,1'), { people: { OL: w.otherLawyer.id } })
    const { body } = await run(w.browser, id).expect(200)
    expect(body.rows[0].faults[0].fault).to.equal('not-on-the-team')
    expect(await TimeEntry.count()).to.equal(0)
  })

  it('tells doubles of an entry and within the file, and lines that came in before', async () => {
    const w = await sendingFirm()
    await run(w.browser, await sent(w, csvOf('2026-03-05,1,AB,7001,R,7'))).expect(200)
    await hoursOf(w, { workedOn: '2026-03-02', minutes: 60, activity: 'research' })
    const doubles = csvOf(
      '2026-03-02,1,AB,7001,R,1',
      '2026-03-03,1,AB,7001,R,2',
      '2026-03-03,1,AB,7001,R,3',
      '2026-03-03,0.5,AB,7001,R,4',
      '2026-03-05,1,AB,7001,R,7',
    )
    expect(await verdicts(w, doubles)).to.deep.equal([
      '2 fault double',
      '3 new',
      '4 fault double-in-the-file',
      '5 new',
      '6 already',
    ])
    expect(await verdicts(w, doubles, '?again=true')).to.deep.equal([
      '2 new',
      '3 new',
      '4 new',
      '5 new',
      '6 already',
    ])
    const { body } = await run(w.browser, await sent(w, doubles), '?again=true').expect(200)
    expect(body.totals).to.include({ new: 4, possibleDoubles: 3, already: 1 })
  })

  it('counts a day of a person over all lines and entries', async () => {
    const w = await sendingFirm()
    await hoursOf(w, { workedOn: '2026-03-02', minutes: 720 })
    const long = csvOf(
      '2026-03-02,11,AB,7001,R,1',
      '2026-03-02,1,AB,CLINIC,R,2',
      '2026-03-02,.1,AB,CLINIC,D,3',
    )
    expect(await verdicts(w, long)).to.deep.equal(['2 new', '3 new', '4 fault long-day'])
  })

  it('puts lines of a locked month into the next one', async () => {
    const w = await sendingFirm()
    const locked = { firmId: w.firm.id, month: '2026-02', verifiedBy: w.manager.id, lockedAt: new Date() }
    await HourMonth.create(locked)
    const id = await sent(w, csvOf('2026-02-20,1,AB,7001,R,1'))
    const { body } = await run(w.browser, id).expect(200)
    expect(body.totals).to.include({ new: 0, late: 1, fault: 0 })
    const entry = await TimeEntry.findOne({ rejectOnEmpty: true })
    expect(entry).to.include({ period: '2026-03', late: true })
    expect(entry.note).to.equal('For work in 2026-02, which was locked already')
  })

  it('does not know a matter of another firm, one that nobody took on, nor one behind a wall', async () => {
    const w = await sendingFirm()
    const theirs = await build.matter({ firmId: w.otherFirm.id, status: 'active', conflictCheck: 'clear' })
    const lines = [theirs, w.offered, w.matter].map(({ reference }) => `2026-03-02,1,AB,${reference},R,1`)
    expect(await verdicts(w, csvOf(...lines))).to.deep.equal([
      '2 fault unknown-matter',
      '3 fault unknown-matter',
      '4 new',
    ])
    const id = await sent(w, csvOf(...lines))
    await build.wall({ caseId: w.legalCase.id, userId: w.coordinator.id })
    const { body } = await w.browser.post(`/hour-imports/${id}/dry-run`).expect(200)
    expect(body.totals).to.include({ new: 0, fault: 3 })
  })
})

describe('taking an import back', () => {
  it('withdraws its entries, and lets the file come again', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    await run(w.browser, id).expect(200)
    const { body } = await w.browser.post(`/hour-imports/${id}/undo`).expect(200)
    expect(body).to.deep.equal({ withdrawn: 3 })
    expect(await given(w)).to.equal(0)
    expect(await TimeEntry.count({ where: { withdrawnBy: w.coordinator.id } })).to.equal(3)
    expect((await auditVerbs()).at(-1)).to.equal('hour-import.undone')
    await refused(409, () => w.browser.post(`/hour-imports/${id}/undo`))
    expect((await run(w.browser, id).expect(200)).body.totals.new).to.equal(3)
  })

  it('is refused when an entry is verified or its month locked, and says how many', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    await refused(409, () => w.browser.post(`/hour-imports/${id}/undo`))
    await run(w.browser, id).expect(200)
    const [first, second] = await TimeEntry.findAll({ order: ['workedOn'] })
    await first?.update({ verifiedAt: new Date(), verifiedBy: w.manager.id })
    await second?.update({ period: '2026-02' })
    const locked = { firmId: w.firm.id, month: '2026-02', verifiedBy: w.manager.id, lockedAt: new Date() }
    await HourMonth.create(locked)
    const { body } = await refused(409, () => w.browser.post(`/hour-imports/${id}/undo`))
    expect(body.detail).to.contain('2 of its entries')
  })

  it('leaves out what somebody withdrew by hand before, which then does not come in anew', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    await run(w.browser, id).expect(200)
    const { id: entryId } = await TimeEntry.findOne({ where: { kind: 'clinic' }, rejectOnEmpty: true })
    await w.browser.put(`/hours/${entryId}/withdrawal`).expect(200)
    expect((await w.browser.post(`/hour-imports/${id}/undo`).expect(200)).body.withdrawn).to.equal(2)
    expect((await run(w.browser, id).expect(200)).body.totals).to.include({ new: 2, already: 1 })
  })
})
