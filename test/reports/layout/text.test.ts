import { expect } from 'chai'
import fc from 'fast-check'
import { runsOf } from '../../../reports/layout/fonts.ts'
import { linesOf } from '../../../reports/layout/lines.ts'
import { openSheet } from '../../../reports/layout/page.ts'
import { plain } from '../../../reports/layout/plain.ts'
import { fitting, widthOf } from '../../../reports/layout/text.ts'

describe('text on the page', () => {
  const { pdf } = openSheet({ title: 'Text', lang: 'en', createdAt: new Date(0) })
  const style = { size: 10, colour: 'black' }

  it('is drawn in a font for each script', () => {
    const runs = runsOf('安信律師事務所 Nguyễn & Co, 香港', 'regular')

    expect(runs.map(run => run.text)).to.deep.equal(['安信律師事務所', ' Nguyễn & Co, ', '香港'])
    expect(runs.map(run => run.font.includes('NotoSansHK'))).to.deep.equal([true, false, true])
  })

  it('is drawn in the Arabic font with the marks between its words', () => {
    const runs = runsOf('سميرة (بنت)، ', 'strong', true)

    expect(runs.map(run => run.text)).to.deep.equal(['سميرة (بنت)، '])
    expect(runs[0]?.font).to.include('Amiri_700Bold')
  })

  it('breaks at spaces, and inside a word only when it has no room', () => {
    expect(linesOf(pdf, 'Country of origin research', style, 80).map(line => line.text)).to.deep.equal([
      'Country of origin ',
      'research',
    ])
    expect(linesOf(pdf, 'Rechtsschutzversicherung', style, 60).length).to.be.above(1)
  })

  it('does not begin a line with a Han closing mark', () => {
    for (const line of linesOf(pdf, '安信律師事務所，香港、倫敦。', style, 31))
      expect(line.text).to.not.match(/^[，、。]/)
  })

  it('loses no letter and never runs over the width', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ɏẠ-ỹ٠-٩ا-يپچگ安信律師事務所，麵\-/&]{1,40}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 30, max: 300 }), (words, width) => {
        const text = words.join(' ')
        const lines = linesOf(pdf, text, style, width)
        expect(lines.map(line => line.text).join('')).to.equal(plain(text))
        for (const line of lines) {
          const visible = { ...line, text: line.text.trimEnd() }
          expect(widthOf(pdf, visible, style)).to.be.at.most(width)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('makes a long figure smaller instead of breaking it', () => {
    const figure = 'JPY\u00a0987,654,321,012'

    expect(linesOf(pdf, figure, fitting(pdf, figure, { style, width: 60 }), 60)).to.have.length(1)
  })
})
