import { expect } from 'chai'
import { marked } from '../../../api/text.ts'
import { ALARMING, LEAST, scoreName } from '../../../commands/casework/conflictScore.ts'

/**
 * Pairs that we made up and labelled ourselves, and with which the weights were set: they show what the score is meant
 * to do. They measure nothing about real files, and no rate may be read from them.
 */
const alike: [asked: string, borne: string, why: string][] = [
  ['Amina Hasan', 'Amina Hasan', 'the same name'],
  ['GARCIA LOPEZ, Maria', 'Maria García-López', 'surname first, accents, a hyphen'],
  ['Maria Lopez', 'Maria Garcia Lopez', 'a middle name left out'],
  ['Xanthipe Quillfeather', 'Xanthippe Quillfeather', 'a letter left out'],
  ['Ahmed Hassan', 'Ahmad Hassan', 'another letter'],
  ['Suharto', 'suharto', 'a name of one part'],
  ['محمد عبد الله', 'عبد الله محمد', 'Arabic, another order'],
  ['مُحَمَّد رضا', 'محمد رضا', 'Arabic, with and without vowel signs'],
  ['Сергей Ёлкин', 'ЕЛКИН Сергей', 'Cyrillic, another order'],
  ['陳大文', '陳大文', 'Han'],
  ['大文 陳', '陳大文', 'Han, given name first'],
  ['தமிழ் செல்வன்', 'செல்வன் தமிழ்', 'Tamil, another order'],
  ['አበበ ቢቂላ', 'አበበ ቢቂላ', 'Ethiopic'],
  ['Nguyen Thi Dang', 'Nguyễn Thị Đặng', 'Vietnamese, without its marks'],
  ['김민수', '김민수', 'Hangul'],
  ['Immigration Department', 'Department of Immigration', 'a body, put in other words'],
]
const doubtful: typeof alike = [
  ['J Doe', 'John Doe', 'an initial'],
  ['J. P. Smith', 'John Paul Smith', 'two initials'],
  ['Suharto', 'Suharto Widodo', 'one part of two'],
  ['Suharto', 'Sukarto', 'a name of one part with another letter'],
  ['Maria Garcia Lopez', 'Maria Garcia Perez', 'two parts agree and one clashes'],
]
const strangers: typeof alike = [
  ['Maria Garcia', 'Pedro Garcia', 'the surname alone'],
  ['Anna Smith', 'Emma Smith', 'short parts that differ'],
  ['Ali Khan', 'Ali Kahn', 'a slip in a part too short to tell'],
  ['محمد علي', 'محمد حسن', 'a frequent name alone'],
  ['陳大明', '陳大文', 'Han, another last character'],
  ['李小龍', '陳大文', 'Han, nothing agrees'],
  ['Сергей Иванов', 'Сергей Петров', 'the first name alone'],
  ['J D', 'John Doe', 'initials alone'],
  ['%%', 'John Doe', 'no letter at all'],
]

describe('the score of a name', () => {
  for (const [asked, borne, why] of alike) {
    it(`alarms at ${marked(asked)} and ${marked(borne)}: ${why}`, () => {
      expect(scoreName(asked, borne, []).score).to.be.within(ALARMING, 100)
    })
  }

  for (const [asked, borne, why] of doubtful) {
    it(`asks for a look at ${marked(asked)} and ${marked(borne)}: ${why}`, () => {
      expect(scoreName(asked, borne, []).score).to.be.within(LEAST, ALARMING - 1)
    })
  }

  for (const [asked, borne, why] of strangers) {
    it(`passes over ${marked(asked)} and ${marked(borne)}: ${why}`, () => {
      expect(scoreName(asked, borne, [])).to.deep.include({ reasons: [] })
      expect(scoreName(asked, borne, []).score).to.be.below(LEAST)
    })
  }

  it('is the same from both sides', () => {
    for (const [asked, borne] of [...alike, ...doubtful, ...strangers])
      expect(scoreName(borne, asked, []).score, asked).to.equal(scoreName(asked, borne, []).score)
  })

  it('says what agrees, in counts', () => {
    const reasons = (asked: string, borne: string, ...aliases: string[]) =>
      scoreName(asked, borne, aliases).reasons
    expect(reasons('Amina Hasan', 'Amina Hasan')).to.deep.equal(['2 of 2 parts of the name agree'])
    expect(reasons('Hasan Amina Noor', 'Amina Hasan')).to.deep.equal([
      '2 of 3 parts of the name agree, in another order',
    ])
    expect(reasons('Amina Hassan', 'Amina Hasan')).to.deep.equal([
      '2 of 2 parts of the name agree, 1 with one letter different',
    ])
    expect(reasons('Amina H Noor', 'Amina Hasan Noor')).to.deep.equal([
      '3 of 3 parts of the name agree, 1 by the initial',
    ])
  })

  it('takes the best of a name and its aliases, and counts the aliases', () => {
    const best = scoreName('Nadia Saleh', 'Amina Hasan', ['Saleh Nadia', 'Nadia Saleh', 'Su'])
    expect(best).to.deep.equal({
      score: 100,
      reasons: ['2 of 2 parts of an alias agree, in another order', 'one more alias agrees'],
    })
    expect(scoreName('Amina Hasan', 'Amina Hasan', ['Amina Hassan', 'Hasan Amina']).reasons).to.deep.equal([
      '2 of 2 parts of the name agree',
      '2 aliases agree',
    ])
  })

  it('ends soon on names as long as they come', () => {
    const long = Array.from({ length: 100 }, (_, at) => `a${at}`).join(' ')
    expect(
      scoreName(
        long,
        long,
        Array.from({ length: 20 }, () => long),
      ).reasons[0],
    ).to.equal('12 of 12 parts of the name agree')
  })
})
