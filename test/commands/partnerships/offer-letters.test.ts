import { expect } from 'chai'
import type { OfferLetterKind } from '../../../commands/partnerships/placement/offers/letters/facts.ts'
import { letterOf } from '../../../commands/partnerships/placement/offers/letters/letterOf.ts'
import { matterKinds } from '../../../models/Matter.ts'

const facts = {
  reference: 'M-2026-0042',
  kind: 'appeal' as const,
  neededUntil: '2026-04-02',
  answerBy: '2026-03-20T06:00:00.000Z',
  link: 'https://centre.example/offer#token',
}

const textOf = ({ subject, lines }: { subject: string; lines: string[] }) => [subject, ...lines].join('\n')

const kinds: OfferLetterKind[] = ['offer', 'offer-nudge', 'conflict-nudge', 'conflict-recheck']

describe('letters about an offer', () => {
  for (const kind of kinds) {
    it(`name the matter and the last moment to answer in both languages (${kind})`, () => {
      for (const language of ['en', 'zh-Hant'] as const) {
        const letter = letterOf(kind, language, facts)
        expect(letter.kind).to.equal(kind)
        expect(letter.subject).to.contain(facts.reference)
        const text = textOf(letter)
        for (const part of ['2026-04-02', '2026-03-20 14:00']) expect(text).to.contain(part)
        expect(text.includes(facts.link)).to.equal(kind.startsWith('offer'))
      }
      expect(textOf(letterOf(kind, 'zh-Hant', facts)))
        .to.contain('上訴')
        .and.not.contain('appeal')
    })
  }

  it('have a Chinese word for every kind of work', () => {
    const words = matterKinds.map(kind => textOf(letterOf('offer', 'zh-Hant', { ...facts, kind })))
    expect(new Set(words)).to.have.length(matterKinds.length)
    for (const text of words) expect(text).not.to.contain('undefined')
  })
})
