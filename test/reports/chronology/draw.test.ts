import { expect } from 'chai'
import { draw } from '../../../reports/chronology/draw.ts'
import { eventInWords, paragraphOf, spelled, stateInWords } from '../../../reports/chronology/wording.ts'
import { look } from '../layout/bytes.ts'
import { example, longExample } from './example.ts'

describe('drawing a chronology', () => {
  it('makes a tagged document with its fonts inside, in the order of its headings', async () => {
    const pdf = look(await draw(example()))
    expect(pdf.header).to.equal('%PDF-1.7')
    expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
    expect(pdf.says('Case chronology CS-7K3M-9QX2')).to.equal(true)
    expect([pdf.tags('H1'), pdf.tags('H2'), pdf.tags('H3')]).to.deep.equal([1, 9, 3])
    expect(pdf.tags('Table')).to.equal(6)
    expect(pdf.fonts).to.be.at.least(3)
  })

  it('gives the same bytes for the same figures', async () => {
    expect((await draw(example())).equals(await draw(example()))).to.equal(true)
  })

  it('goes on over many pages, and holds the longest sum', async () => {
    expect(look(await draw(longExample())).pages).to.be.within(12, 26)
  })

  it('passes no turning characters on', async () => {
    const pdf = look(await draw(example({ client: { name: 'Amina \u202edlo' } })))
    expect(pdf.says('\u202edlo')).to.equal(false)
  })

  it('says what is not there instead of an empty table', async () => {
    const nothing = { steps: [], corrected: [], deadlines: [], matters: [], documents: [] }
    const pdf = look(await draw(example({ purpose: 'hearing', tracks: [], grounds: [], ...nothing })))
    expect(pdf.tags('Table')).to.equal(0)
    expect(pdf.pages).to.be.within(1, 2)
  })
})

describe('the words of a chronology', () => {
  it('name the stage, then all that is known of the step', () => {
    const [step] = example().steps
    expect(step && eventInWords(step)).to.equal(
      'Claim form issued. Track: Claim; before: Claim received, screening not begun. Form due on: 30 March 2026. Risk of torture: pending. Proof: Letter of the department, page 2.',
    )
  })

  it('say what ended a deadline', () => {
    const [, extended, met] = example().deadlines
    expect(extended && stateInWords(extended)).to.equal(
      'Extended. The day that counts instead: 30 March 2026. Because: extended until 30 March 2026 by a letter of 10 March 2026.',
    )
    expect(met && stateInWords(met)).to.equal(
      'Met on 12 March 2026. By the step “Claim form returned” of 12 March 2026.',
    )
  })

  it('leave what a person wrote as it was', () => {
    const [deadline] = example().deadlines
    const because = 'see 2026-03-10'
    expect(deadline && stateInWords({ ...deadline, state: 'void', because })).to.equal(
      'Owed no longer. Because: see 2026-03-10.',
    )
    expect(spelled('12026-03-10, 2026-19-01, 2026-02-30')).to.equal('12026-03-10, 2026-19-01, 2026-02-30')
  })

  it('end each sentence once', () => {
    expect(paragraphOf(['One.', null, 'Two', '', 'Three?'])).to.equal('One. Two. Three?')
  })
})
