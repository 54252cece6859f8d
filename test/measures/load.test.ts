import { expect } from 'chai'
import { BrokenMeasures, catalogueFrom, textsOfMeasures } from '../../measures/load.ts'
import { changed, type Edit } from './support.ts'

function issuesOf(texts: ReadonlyMap<string, string>): readonly string[] {
  try {
    catalogueFrom(texts)
    return []
  } catch (error) {
    if (error instanceof BrokenMeasures) return error.issues
    throw error
  }
}

const textsWith = (file: string, text: string) => new Map([...textsOfMeasures(), [file, text]])
const issuesAfter = (file: string, ...edits: Edit[]) => issuesOf(textsWith(file, changed(file, ...edits)))

describe('the measures are refused', () => {
  const faults: [what: string, file: string, edits: Edit[], issue: string][] = [
    ['an item twice', 'who5-1.yaml', [['item: 2,', 'item: 1,']], 'who5-1.yaml: item 1 occurs twice'],
    [
      'an item without range',
      'who5-1.yaml',
      [['item: 1, least: 0, most: 5', 'item: 1, least: 5, most: 5']],
      'no range',
    ],
    [
      'a total that its items do not make',
      'phq9-1.yaml',
      [['most: 27', 'most: 28']],
      'runs from 0 to 28, but its items',
    ],
    [
      'a percentage beyond 100',
      'who5-1.yaml',
      [['percentageTimes: 4', 'percentageTimes: 5']],
      'the percentage does not',
    ],
    ['a total of nothing', 'phq9-1.yaml', [['atMost: 2', 'atMost: 9']], 'with no item answered'],
    [
      'a threshold on no item',
      'rhs15-1.yaml',
      [['on: 15', 'on: 16']],
      'looks at item 16, which does not exist',
    ],
    [
      'a threshold that all reach',
      'gad7-1.yaml',
      [['atLeast: 5', 'atLeast: 0']],
      'threshold mild lies outside',
    ],
    [
      'a threshold that none reaches',
      'gad7-1.yaml',
      [['atLeast: 15', 'atLeast: 22']],
      'threshold severe lies outside',
    ],
    [
      'a threshold on the wrong side',
      'who5-1.yaml',
      [['atMost: 12', 'atLeast: 12']],
      'low lies on the wrong side',
    ],
    [
      'thresholds out of order',
      'gad7-1.yaml',
      [['atLeast: 5', 'atLeast: 12']],
      'threshold mild must stand after',
    ],
    ['a threshold twice', 'pcl5-1.yaml', [['upper-cut-off', 'lower-cut-off']], 'lower-cut-off occurs twice'],
    [
      'a threshold of two ends',
      'gad7-1.yaml',
      [['atLeast: 5', 'atLeast: 5, atMost: 9']],
      '/thresholds/0/when',
    ],
    ['no population', 'srq20-1.yaml', [['population: >-', 'note2: >-']], '/thresholds/0/population'],
    ['no source', 'pcl5-1.yaml', [['source: *range', 'source: ""']], '/thresholds/1/source'],
    ['no confidence', 'rhs13-1.yaml', [['confidence: sourced', 'confidence: high']], '/total/confidence'],
    ['an alert on no item', 'phq9-1.yaml', [['item: 9\n', 'item: 10\n']], 'alert looks at item 10'],
    [
      'an alert that always rises',
      'phq9-1.yaml',
      [['atLeast: 1\n', 'atLeast: 0\n']],
      'alert on item 9 lies outside',
    ],
    [
      'an alert without its flag',
      'phq9-1.yaml',
      [['flag: suicidal-thoughts', 'flag: moon']],
      'there is no flag moon',
    ],
    [
      'a flag that goes missing',
      'flags.yaml',
      [['suicidal-thoughts', 'moon']],
      'srq20-1.yaml: there is no flag',
    ],
    [
      'a flag twice',
      'flags.yaml',
      [['code: detention', 'code: violence-now']],
      'flag violence-now occurs twice',
    ],
    [
      'a percentage of none',
      'gad7-1.yaml',
      [['on: total\n    points', 'on: percentage\n    points']],
      'is a percentage, but',
    ],
    [
      'a change twice',
      'pcl5-1.yaml',
      [['code: meaningful', 'code: response']],
      'change response occurs twice',
    ],
    [
      'a text without licence',
      'gad7-1.yaml',
      [['item: 1,', 'item: 1, text: Sample,']],
      'item 1 has a text, but',
    ],
    [
      'texts held but lacking',
      'gad7-1.yaml',
      [['itemTexts: not-held', 'itemTexts: held']],
      'item 7 lacks its text',
    ],
    [
      'a needless reason',
      'gad7-1.yaml',
      [['itemTexts: not-held', 'itemTexts: held']],
      'needs a reason exactly',
    ],
    [
      'half a signature',
      'gad7-1.yaml',
      [['verifiedOn: null', 'verifiedOn: 2026-11-01']],
      'needs both the day',
    ],
    [
      'a signature under what is unverified',
      'rhs15-1.yaml',
      [
        ['verifiedOn: null', 'verifiedOn: 2026-11-01'],
        ['verifiedBy: null', 'verifiedBy: A clinician'],
      ],
      'is signed off, so nothing',
    ],
    [
      'another name than its own',
      'gad7-1.yaml',
      [['version: 1', 'version: 2']],
      'holds what belongs in gad7-2.yaml',
    ],
    ['an unknown key', 'gad7-1.yaml', [['note: null', 'note: null\ncolour: red']], 'gad7-1.yaml /'],
  ]
  for (const [what, file, edits, issue] of faults) {
    it(`with ${what}`, () => {
      expect(issuesAfter(file, ...edits).join('\n')).to.contain(issue)
    })
  }

  it('with a file that is no YAML, telling which', () => {
    const issues = issuesOf(textsWith('gad7-1.yaml', 'code: [gad7'))
    expect(issues).to.have.length(1)
    expect(issues[0]).to.match(/^gad7-1\.yaml: /)
  })

  it('with every issue of every file at once, as a list', () => {
    const texts = textsWith('gad7-1.yaml', changed('gad7-1.yaml', ['most: 21', 'most: 22'])).set(
      'who5-1.yaml',
      changed('who5-1.yaml', ['item: 2,', 'item: 1,']),
    )
    expect(issuesOf(texts)).to.have.length(2)
    expect(() => catalogueFrom(texts)).to.throw(BrokenMeasures, /cannot be used:\n- gad7.*\n- who5/)
  })

  it('without any measure, or without the flags', () => {
    expect(issuesOf(new Map([['flags.yaml', changed('flags.yaml')]]))).to.deep.equal(['there is no measure'])
    expect(issuesOf(new Map([['gad7-1.yaml', changed('gad7-1.yaml')]]))[0]).to.match(/^flags\.yaml /)
  })
})
