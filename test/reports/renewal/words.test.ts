import { expect } from 'chai'
import { fill } from '../../../reports/language/fill.ts'
import { words } from '../../../reports/renewal/words.ts'

/** Every sentence by its place. */
function sentences(of: object, place = ''): Map<string, string> {
  const all = Object.entries(of).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${place}${name}`, value]] : [...sentences(value, `${place}${name}.`)],
  )
  return new Map(all)
}

const placesIn = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

describe('the words of a renewal report', () => {
  it('ask for the same values in both languages', () => {
    const [english, chinese] = [sentences(words.en), sentences(words['zh-Hant'])]
    for (const [place, sentence] of chinese) {
      if (place.startsWith('smallNumbers')) continue
      expect(placesIn(sentence), place).to.deep.equal(placesIn(english.get(place) ?? ''))
    }
  })

  it('are never left in English, but for signs', () => {
    for (const [place, sentence] of sentences(words['zh-Hant'])) {
      if (['masked', 'sentenceEnd'].includes(place) || sentence === '–') continue
      const said = sentence.replace(/\{\w+\}/g, '')
      expect(!/\p{L}/u.test(said) || /\p{sc=Han}/u.test(said), place).to.equal(true)
    }
  })

  it('refuse a sentence whose value is not known', () => {
    expect(() => fill('In {year}', {})).to.throw(/year/)
  })
})
