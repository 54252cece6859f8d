import { expect } from 'chai'
import { flags, measures } from '../../measures/load.ts'
import type { Measure } from '../../measures/schema.ts'

/** Words that would tell what a person has. A score or a flag never does; it says what to look at. */
const claims = [
  /diagnos/i,
  /disorder/i,
  /depress/i,
  /anxiety/i,
  /anxious/i,
  /ptsd|post-?traumatic/i,
  /psycho(sis|tic|path)/i,
  /schizo|bipolar|manic|mania/i,
  /suicidal/i,
  /mental(ly)? ill/i,
  /illness|disease|syndrome/i,
  /\bpatient\b/i,
  /suffers? (from|with)|suffering/i,
  /\b(has|have) (a |an )?(condition|disorder|symptoms?)\b/i,
  /\bpositive for\b/i,
  /\bprobable|\blikely (has|to have)\b/i,
  /\bcase of\b/i,
  /\b(normal|abnormal|healthy)\b/i,
]

const wordsOf = (measure: Measure): string[] => [
  measure.noneReachedWords,
  ...[...measure.thresholds, ...measure.alerts, ...measure.smallestChanges].map(one => one.words),
]

const claimsIn = (words: string[]) => words.filter(one => claims.some(claim => claim.test(one)))

describe('words that may be shown claim no diagnosis', () => {
  it('of the flags', () => {
    expect(claimsIn(flags.map(flag => flag.words))).to.deep.equal([])
  })

  for (const measure of measures) {
    it(`of ${measure.code} in version ${measure.version}`, () => {
      expect(claimsIn(wordsOf(measure))).to.deep.equal([])
    })
  }
})
