import { expect } from 'chai'
import type { Test } from 'supertest'
import { writeXlsx } from '../../../formats/xlsx.ts'
import { HourBatch } from '../../../models/HourBatch.ts'
import { StoredFile } from '../../../models/StoredFile.ts'
import { select } from '../../../models/statements.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused } from '../matters/world.ts'
import { columns, csvOf, ledesOf, mappingOf, run, type Sender, send, sendingFirm, sent } from './firm.ts'

const file = csvOf('2026-03-02,1.5,AB,7001,R,1')
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('a file of hours', () => {
  it('is kept encrypted, and says what it holds', async () => {
    const w = await sendingFirm()
    const { body } = await send(w.browser, w.firm.id, file).expect(201)
    expect(body).to.deep.include({ format: 'csv', state: 'read', name: 'march.csv', mapping: null })
    const { body: full } = await w.browser.get(`/hour-imports/${body.id}`).expect(200)
    expect(full).to.deep.include({ columns: ['Date', 'Hours', 'Who', 'Matter', 'Code', 'No'], lines: 0 })
    const chunks = await select<{ sealed: Uint8Array }>('SELECT sealed FROM file_chunks')
    expect(Buffer.from(chunks[0]?.sealed ?? []).includes('7001')).to.equal(false)
    expect(await auditVerbs()).to.deep.equal(['hour-import.filed'])
  })

  it('is understood as somebody says, and the next file of its kind is proposed the same', async () => {
    const w = await sendingFirm()
    const { body } = await send(w.browser, w.firm.id, file).expect(201)
    const path = `/hour-imports/${body.id}`
    const { headers } = await w.browser.get(path)
    const put = (tag: string) => w.browser.put(`${path}/mapping`).set('If-Match', tag).send(mappingOf(w))
    const { body: mapped } = await put(headers.etag ?? '').expect(200)
    expect(mapped.mapping).to.deep.equal(mappingOf(w))
    await refused(412, () => put(headers.etag ?? ''))
    const { body: full } = await w.browser.get(path).expect(200)
    expect(full).to.deep.include({
      lines: 1,
      found: { matters: ['7001'], people: ['AB'], activities: ['R'] },
      proposal: null,
    })
    const { body: next } = await send(w.browser, w.firm.id, file).expect(201)
    const { body: proposed } = await w.browser.get(`/hour-imports/${next.id}`).expect(200)
    expect([proposed.mapping, proposed.proposal]).to.deep.equal([null, mappingOf(w)])
  })

  it('keeps its mapping once its hours are in', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    await run(w.browser, id).expect(200)
    const { headers } = await w.browser.get(`/hour-imports/${id}`)
    await refused(409, () =>
      w.browser
        .put(`/hour-imports/${id}/mapping`)
        .set('If-Match', headers.etag ?? '')
        .send(mappingOf(w)),
    )
  })

  it('may be a workbook', async () => {
    const w = await sendingFirm()
    const kinds = { Date: 'date', Hours: 'number' } as const
    const names = ['Date', 'Hours', 'Who', 'Matter', 'Code', 'No']
    const bytes = await writeXlsx(
      'Time',
      names.map(name => ({ name, kind: kinds[name as keyof typeof kinds] ?? 'text' })),
      [['2026-03-02', 1.5, 'AB', '7001', 'R', '1']],
    )
    const mapping = encodeURIComponent(JSON.stringify(mappingOf(w)))
    const query = `format=xlsx&mapping=${mapping}`
    const { body } = await send(w.browser, w.firm.id, bytes, query, sheet).expect(201)
    expect((await run(w.browser, body.id).expect(200)).body.totals).to.include({ new: 1, minutes: 90 })
  })

  it('is refused when it is not what it is said to be, or its mapping is of no use', async () => {
    const w = await sendingFirm()
    const refuse = (query: string, type?: string, status = 422) =>
      refused(status, () => send(w.browser, w.firm.id, file, query, type))
    await refuse('format=xlsx')
    await refuse('format=pdf')
    await refuse('format=csv', 'application/json', 415)
    for (const mapping of [
      'x',
      '{}',
      JSON.stringify({ columns: { date: 'Date' } }),
      JSON.stringify({ ...mappingOf(w), unit: 'days' }),
      JSON.stringify({ ...mappingOf(w), people: { AB: 'Anna' } }),
      JSON.stringify({ ...mappingOf(w), activities: { R: 'golf' } }),
      JSON.stringify({ ...mappingOf(w), matters: { '7001': w.offered.reference } }),
      JSON.stringify({ ...mappingOf(w), matters: { '7001': 'matter' } }),
    ]) {
      await refuse(`format=csv&mapping=${encodeURIComponent(mapping)}`)
    }
    expect(await StoredFile.count()).to.equal(0)
    expect(await HourBatch.count()).to.equal(0)
  })

  it('whose mapping names a column that no file has, or that every object has, says so', async () => {
    const w = await sendingFirm()
    for (const lineId of ['nowhere', 'constructor', '__proto__']) {
      const id = await sent(w, file, { columns: { ...columns, lineId } })
      const { body } = await w.browser.get(`/hour-imports/${id}`).expect(200)
      expect([body.lines, body.faults]).to.deep.equal([
        0,
        [{ line: 0, field: lineId, detail: 'The file has no such column' }],
      ])
    }
  })

  it('with a title above its columns, or a column less than the mapping names, says so', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file, { columns: { ...columns, duration: 'Minutes' } })
    const { body } = await w.browser.post(`/hour-imports/${id}/dry-run`).expect(200)
    expect(body.rows[0].faults[0]).to.deep.equal({
      fault: 'unreadable',
      field: 'Minutes',
      detail: 'The file has no such column',
    })
  })

  it('stands in the list of its firm, newest first, page by page', async () => {
    const w = await sendingFirm()
    const ids = [await sent(w, file), await sent(w, file), await sent(w, file)].reverse()
    const path = `/firms/${w.firm.id}/hour-imports?limit=2`
    const { body: first } = await w.browser.get(path).expect(200)
    const { body: second } = await w.browser.get(`${path}&cursor=${first.next}`).expect(200)
    const seen = [...first.items, ...second.items].map((one: { id: string }) => one.id)
    expect([seen, second.next]).to.deep.equal([ids, null])
  })
})

describe('a LEDES file', () => {
  const mapping = (w: Sender) => ({
    people: { QB: w.lawyer.id },
    matters: {},
    activities: { A102: 'research', A103: 'drafting' },
    columns: undefined,
  })

  it('goes in by the references of the centre, and comes out as it came', async () => {
    const w = await sendingFirm()
    const { reference: matter } = w.matter
    const bytes = ledesOf(
      w,
      { day: '2026-03-02', units: '1.50', who: 'QB', matter },
      { day: '2026-03-02', units: '0.33', who: 'QB', matter, code: 'a103', text: '  Draft “Form 5”, § 3 ' },
      { day: '2026-03-02', units: '12', who: '', matter, type: 'E', text: 'Copies' },
    )
    const id = await sent(w, bytes, mapping(w), 'ledes')
    const { body } = await run(w.browser, id).expect(200)
    expect(body.totals).to.include({ new: 2, fault: 0, minutes: 110 })
    expect(body.passedOver).to.deep.equal([{ line: 5, type: 'E' }])
    expect(await TimeEntry.sum('minutes', { where: { matterId: w.matter.id } })).to.equal(110)
    const answer = await w.browser.get(`/hour-imports/${id}/ledes`).responseType('blob').expect(200)
    expect(Buffer.from(answer.body).equals(bytes)).to.equal(true)
    expect((await auditVerbs()).at(-1)).to.equal('hour-import.opened')
  })

  it('that cannot be read wholly is not written anew', async () => {
    const w = await sendingFirm()
    const whole = ledesOf(w, { day: '2026-03-02', units: '1', who: 'QB', matter: w.matter.reference })
    const id = await sent(w, Buffer.concat([whole, Buffer.from('cut off|')]), mapping(w), 'ledes')
    await refused(409, () => w.browser.get(`/hour-imports/${id}/ledes`))
  })

  it('is handed to others of the firm once it was run, and never past a wall', async () => {
    const w = await sendingFirm()
    const bytes = ledesOf(w, { day: '2026-03-02', units: '1', who: 'QB', matter: '0528/1' })
    const matters = { '0528/1': w.matter.reference }
    const id = await sent(w, bytes, { ...mapping(w), matters }, 'ledes')
    const other = await build.coordinator(w.firm)
    const theirs = await as(other)
    await refused(404, () => theirs.get(`/hour-imports/${id}/ledes`))
    await run(w.browser, id).expect(200)
    await theirs.get(`/hour-imports/${id}/ledes`).expect(200)
    await build.wall({ caseId: w.legalCase.id, userId: other.id })
    await refused(404, () => theirs.get(`/hour-imports/${id}/ledes`))
  })

  it('is not handed past a wall for a line that did not come in', async () => {
    const w = await sendingFirm()
    const side = await build.matter({ firmId: w.firm.id, status: 'active', conflictCheck: 'clear' })
    await build.teamMember({ matterId: side.id, userId: w.lawyer.id })
    const line = { day: '2026-03-02', units: '1', text: 'Call' }
    const walled = { ...line, who: 'nobody', matter: w.matter.reference }
    const bytes = ledesOf(w, walled, { ...line, who: 'QB', matter: side.reference })
    const id = await sent(w, bytes, mapping(w), 'ledes')
    expect((await run(w.browser, id).expect(200)).body.totals).to.include({ new: 1, fault: 1 })
    const other = await build.coordinator(w.firm)
    const theirs = await as(other)
    await theirs.get(`/hour-imports/${id}/ledes`).expect(200)
    await build.wall({ caseId: w.legalCase.id, userId: other.id })
    await refused(404, () => theirs.get(`/hour-imports/${id}/ledes`))
  })

  it('tells the manager nothing of what the firm wrote in it or calls its matters, before it was run and after', async () => {
    const w = await sendingFirm()
    const line = {
      day: '2026-03-02',
      units: '1',
      who: 'QB',
      matter: 'Re Yusuf',
      text: 'Call with Amina Yusuf',
    }
    const bytes = ledesOf(w, line, { ...line, day: '2026-03-03', matter: 'Yusuf v Director' })
    const matters = { 'Re Yusuf': w.matter.reference }
    const id = await sent(w, bytes, { ...mapping(w), matters }, 'ledes')
    await send(w.browser, w.firm.id, bytes, 'format=ledes', 'text/plain').expect(201)
    const manager = await as(w.manager)
    for (const next of ['run', 'stay']) {
      const { text, body } = await manager.get(`/hour-imports/${id}`).expect(200)
      expect(text).to.not.match(/Yusuf/)
      expect(body).to.deep.include({ lines: 2 })
      const { text: tried } = await manager.post(`/hour-imports/${id}/dry-run`).expect(200)
      expect(tried).to.not.match(/Yusuf/)
      await refused(404, () => manager.get(`/hour-imports/${id}/ledes`))
      if (next === 'run') await run(w.browser, id).expect(200)
    }
    const { body: own } = await send(manager, w.firm.id, bytes, 'format=ledes', 'text/plain').expect(201)
    const { body } = await manager.get(`/hour-imports/${own.id}`).expect(200)
    expect(body.proposal).to.equal(null)
    expect(body.found.matters).to.deep.equal(['Re Yusuf', 'Yusuf v Director'])
  })

  it('is said to mean something by the firm, or by who sent it, and not by others who import', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    const manager = await as(w.manager)
    const { headers } = await manager.get(`/hour-imports/${id}`).expect(200)
    await refused(403, () =>
      manager.put(`/hour-imports/${id}/mapping`).set('If-Match', String(headers.etag)).send({ columns }),
    )
  })

  it('is the only kind that is written anew', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    await refused(404, () => w.browser.get(`/hour-imports/${id}/ledes`))
  })
})

describe('an import of hours: the door', () => {
  const asks: Record<string, (browser: Browser, id: string) => Test> = {
    'GET /hour-imports/:id': (browser, id) => browser.get(`/hour-imports/${id}`),
    'PUT /hour-imports/:id/mapping': (browser, id) =>
      browser.put(`/hour-imports/${id}/mapping`).set('If-Match', '"x"').send({ columns }),
    'POST /hour-imports/:id/dry-run': (browser, id) => browser.post(`/hour-imports/${id}/dry-run`),
    'POST /hour-imports/:id/run': (browser, id) => run(browser, id),
    'POST /hour-imports/:id/undo': (browser, id) => browser.post(`/hour-imports/${id}/undo`),
    'GET /hour-imports/:id/ledes': (browser, id) => browser.get(`/hour-imports/${id}/ledes`),
  }
  const absent = '01999999-9999-7999-8999-999999999999'

  for (const [route, ask] of Object.entries(asks)) {
    it(`${route} is not there for other firms, nor past a wall, and is refused to lawyers`, async () => {
      const w = await sendingFirm()
      const id = await sent(w, file)
      await run(w.browser, id).expect(200)
      for (const person of ['otherCoordinator', 'otherLawyer', 'officer'] as const) {
        const browser = await as(w[person])
        const { body: unseen } = await refused(404, () => ask(browser, id))
        expect((await refused(404, () => ask(browser, absent))).body.detail).to.equal(unseen.detail)
      }
      for (const person of ['lawyer', 'lead', 'director'] as const) {
        const browser = await as(w[person])
        await refused(403, () => ask(browser, id))
      }
      const walled = await build.coordinator(w.firm)
      await build.wall({ caseId: w.legalCase.id, userId: walled.id })
      const browser = await as(walled)
      await refused(404, () => ask(browser, id))
      expect((await browser.get(`/firms/${w.firm.id}/hour-imports`).expect(200)).body.items).to.deep.equal([])
    })
  }

  it('POST and GET /firms/:id/hour-imports are the firm’s coordinators’ and the manager’s', async () => {
    const w = await sendingFirm()
    const path = `/firms/${w.firm.id}/hour-imports`
    for (const [status, people] of [
      [404, ['otherCoordinator', 'otherLawyer', 'officer']],
      [403, ['lawyer', 'lead', 'director']],
    ] as const) {
      for (const person of people) {
        const browser = await as(w[person])
        await refused(status, () => browser.get(path))
        await refused(status, () => send(browser, w.firm.id, file))
      }
    }
    const manager = await as(w.manager)
    const mapping = encodeURIComponent(JSON.stringify(mappingOf(w)))
    const { body } = await send(manager, w.firm.id, file, `format=csv&mapping=${mapping}`).expect(201)
    expect((await run(manager, body.id).expect(200)).body.totals.new).to.equal(1)
    await refused(422, () => w.browser.get(`${path}?cursor=x`))
    await refused(422, () => run(w.browser, body.id, '?again=maybe'))
  })

  it('a mapping does not name a matter that its reader may not read', async () => {
    const w = await sendingFirm()
    const id = await sent(w, file)
    const other = await build.coordinator(w.firm)
    await build.wall({ caseId: w.legalCase.id, userId: other.id })
    const { body } = await (await as(other)).get(`/hour-imports/${id}`).expect(200)
    expect(body.mapping.matters).to.deep.equal({ CLINIC: 'clinic' })
    const next = await send(w.browser, w.firm.id, file).expect(201)
    const { body: proposed } = await (await as(other)).get(`/hour-imports/${next.body.id}`).expect(200)
    expect(proposed.proposal.matters).to.deep.equal({ CLINIC: 'clinic' })
  })
})
