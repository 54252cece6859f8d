import { expect } from 'chai'
import { actionInWords } from '../../../reports/access-statement/actions.ts'
import { draw } from '../../../reports/access-statement/draw.ts'
import type { AccessStatement, Reading } from '../../../reports/access-statement/figures.ts'
import { look } from '../layout/bytes.ts'
import { needs, textOf } from '../layout/tools.ts'
import { example } from './example.ts'

describe('the paper of an access statement', () => {
  const many = (length: number): Reading[] =>
    Array.from({ length }, (_, index) => ({
      at: new Date(Date.UTC(2026, 2, 1, 0, index)).toISOString(),
      who: 'Maria Castellan',
      role: 'caseworker',
      what: `Opened the file, ${index}`,
      why: null,
      times: 1,
    }))

  it('is a tagged document with a table for each question', async () => {
    const pdf = look(await draw(example()))
    expect(pdf.tags('Table')).to.equal(6)
    expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
  })

  it('says in words that nothing was shared', async function () {
    needs(this, 'pdftotext')
    const nothing: Partial<AccessStatement> = {
      ...{ readings: [], consents: [], matters: [], referrals: [], overrides: [], recalls: [] },
    }
    const text = textOf(await draw(example(nothing)))
    expect(text).to.include('Nobody so far').and.include('Nothing so far').and.include('None')
  })

  it('prints times in the zone of the centre, and the code on every page', async function () {
    needs(this, 'pdftotext')
    const document = await draw(example({ readings: many(200) }))
    const text = textOf(document)
    expect(text).to.include('2026-03-01 08:00')
    expect(text.match(/AS-7K3M-9QX2/g)).to.have.length(look(document).pages)
    expect(text.match(/Maria Castellan/g)).to.have.length(200)
  })

  it('says how often, where the same was done several times within an hour', async function () {
    needs(this, 'pdftotext')
    const [reading] = many(1)
    if (!reading) throw new Error('There is one')
    const readings = [{ ...reading, what: 'Seen', times: 3 }]
    expect(textOf(await draw(example({ readings })))).to.include('Seen (3 times)')
  })

  it('gives the same bytes for the same statement', async () => {
    expect((await draw(example())).equals(await draw(example()))).to.equal(true)
  })

  it('never says what was done in a service', () => {
    for (const verb of ['measure.recorded', 'service-note.written', 'goal.set', 'group-session.changed']) {
      expect(actionInWords(verb)).to.equal('Recorded support that was given')
    }
    expect(actionInWords('medico-legal-report.moved')).to.equal('Worked on a document')
    expect(actionInWords('nobody.knows-this')).to.equal('Worked on the file')
  })
})
