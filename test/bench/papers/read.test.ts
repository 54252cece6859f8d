import { expect } from 'chai'
import type { Document } from '../../../bench/papers/drawn.ts'
import { printedOf } from '../../../bench/papers/html.ts'
import { readDocument } from '../../../bench/papers/read.ts'
import { replay } from '../../../bench/papers/replay.ts'
import { draw as drawImpact } from '../../../reports/impact/draw.ts'
import { draw as drawRenewal } from '../../../reports/renewal/draw.ts'
import { example as impact } from '../../reports/impact/example.ts'
import { example as renewal } from '../../reports/renewal/example.ts'

const rounded = (number: number) => Math.round(number * 10) / 10

/** Each page as its texts with their places, and how many paths it has. */
const seen = ({ pages }: Document) =>
  pages.map(page => ({
    texts: page.flatMap(one =>
      one.kind === 'text' ? [`${one.text} ${rounded(one.x)} ${rounded(one.y)}`] : [],
    ),
    paths: page.filter(({ kind }) => kind === 'path').length,
  }))

const documents = [
  { name: 'a renewal report', draw: () => drawRenewal(renewal()), first: 'Ashworth Lindqvist & Okafor' },
  { name: 'an impact report', draw: () => drawImpact(impact()), first: 'Harbour Justice Centre' },
]

for (const { name, draw, first } of documents) {
  describe(`${name} that the bench compares with`, function () {
    this.timeout(60_000)
    let document: Document

    before(async () => {
      document = readDocument(await draw())
    })

    it('is drawn by PDFKit alone with the same texts and paths at the same places', async () => {
      const again = readDocument(await replay(document))
      expect(seen(again)).to.deep.equal(seen(document))
      expect(seen(document)[0]?.texts.join()).to.include(first)
    })

    it('is printed from a page with the same headings, rows and charts', () => {
      const { html, foot } = printedOf(document)
      const count = (tag: string) => document.tags.filter(one => one === tag).length
      const inPage = (pattern: RegExp) => html.match(pattern)?.length ?? 0
      expect(inPage(/<h2/g)).to.equal(count('H2')).and.to.be.greaterThan(5)
      expect(inPage(/<svg/g)).to.equal(count('Figure')).and.to.be.greaterThan(1)
      expect(inPage(/<t[hd][ >]/g)).to.equal(count('TH') + count('TD'))
      expect(inPage(/<table>/g))
        .to.equal(inPage(/<\/table>/g))
        .and.to.equal(inPage(/<thead>/g))
      expect(foot).to.include('report')
    })
  })
}
