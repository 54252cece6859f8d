import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'yaml'
import {
  BrokenJurisdiction,
  jurisdictionFor,
  jurisdictionFrom,
  loadJurisdiction,
} from '../../jurisdictions/load.ts'

const names = ['process', 'deadlines', 'grounds', 'calendar'] as const
type Name = (typeof names)[number]
const textOf = (name: Name) =>
  readFileSync(new URL(`../../jurisdictions/hk-usm/${name}.yaml`, import.meta.url), 'utf8')
const texts = Object.fromEntries(names.map(name => [name, textOf(name)]))

const fullWeek = [1, 2, 3, 4, 5, 6].map(day => `\n  - { isoWeekday: ${day}, name: closed }`).join('')

type Edit = [file: Name, from: string, to: string]
const issuesAfter = (...edits: Edit[]): readonly string[] => {
  const changed = { ...texts }
  for (const [file, from, to] of edits) {
    const before = changed[file] ?? ''
    expect(before).to.contain(from)
    changed[file] = before.replace(from, to)
  }
  const raw = Object.fromEntries(names.map(name => [name, parse(changed[name] ?? '')]))
  try {
    jurisdictionFrom('hk-usm', raw)
    return []
  } catch (error) {
    if (error instanceof BrokenJurisdiction) return error.issues
    throw error
  }
}

describe('a jurisdiction is refused', () => {
  const faults: [what: string, edit: Edit, issue: string][] = [
    [
      'a move to nowhere',
      ['process', 'next: [M03, M01]', 'next: [M03, M98]'],
      'M02 leads to M98, which does not exist',
    ],
    ['an unknown phase', ['process', 'phase: appeal', 'phase: moon'], 'A01: there is no phase moon'],
    ['an unknown actor', ['process', 'acts: [board]', 'acts: [moon]'], 'A04: there is no actor moon'],
    [
      'an unknown first stage',
      ['process', 'initial: C00', 'initial: C99'],
      'track custody: there is no stage C99',
    ],
    ['a stage twice', ['process', '- code: C03', '- code: C02'], 'stage C02 occurs twice'],
    ['another id', ['process', 'id: hk-usm', 'id: elsewhere'], 'process.yaml calls itself elsewhere'],
    ['an unknown trigger', ['deadlines', 'trigger: [M14]', 'trigger: [M77]'], 'rule T02 names stage M77'],
    [
      'an unknown answer',
      ['deadlines', 'answeredBy: [A02]', 'answeredBy: [A77]'],
      'rule T02 names stage A77',
    ],
    ['an unknown roll rule', ['deadlines', 'roll: cap1-s71', 'roll: drum'], 'rule T01 names roll rule drum'],
    ['an unknown remedy', ['deadlines', 'remedy: T03', 'remedy: T98'], 'rule T02 names remedy T98'],
    ['no trigger', ['deadlines', 'trigger: [M14]', 'trigger: []'], 'rule T02 has no trigger'],
    ['no period', ['deadlines', 'period: { days: 28 }', 'period: null'], 'rule T01 needs a period'],
    ['a rule twice', ['deadlines', '- id: T13', '- id: T12'], 'rule T12: two versions are in force at once'],
    [
      'no source of a rule',
      ['deadlines', 'legalSource: section 37Y\n', '\n'],
      'deadlines.yaml /rules/0/legalSource',
    ],
    [
      'no confidence',
      ['deadlines', 'confidence: unverified\n    verifiedOn', 'verifiedOn'],
      'deadlines.yaml /rules/0/confidence',
    ],
    [
      'an impossible date',
      ['deadlines', 'effectiveFrom: 2012-12-03', 'effectiveFrom: 2012-02-31'],
      '/rules/0/effectiveFrom',
    ],
    ['an empty source', ['grounds', 'source: Wording', 'source: "" #'], 'grounds.yaml /grounds/4/source'],
    ['an unknown key', ['grounds', 'reasons: []', 'reasons: []\n    colour: red'], 'grounds.yaml /grounds/0'],
    ['a ground twice', ['grounds', 'code: BOR2', 'code: TORTURE'], 'ground TORTURE occurs twice'],
    [
      'a day in a wrong year',
      ['calendar', '2026-01-01', '2025-12-27'],
      'calendar: 2025-12-27 is not in 2026',
    ],
    ['a holiday twice', ['calendar', '2026-04-04', '2026-04-03'], 'calendar: 2026-04-03 occurs twice'],
    [
      'a half signature',
      ['deadlines', 'verifiedOn: null', 'verifiedOn: 2026-11-01'],
      'rule T01 needs both the day',
    ],
    ['a week without an open day', ['calendar', 'weekly:', `weekly:${fullWeek}`], 'calendar.yaml /weekly'],
    ['a zero period', ['deadlines', 'period: { days: 14 }', 'period: { days: 0 }'], '/rules/1/period'],
  ]
  for (const [what, edit, issue] of faults) {
    it(`with ${what}`, () => {
      expect(issuesAfter(edit).join('\n')).to.contain(issue)
    })
  }

  it('with a stage nobody reaches', () => {
    expect(issuesAfter(['process', 'next: [W3, P01]', 'next: [P01]'])).to.deep.equal([
      'W3 cannot be reached from M01',
    ])
  })

  it('with versions in force at once, but not with versions that follow each other', () => {
    const endingOn = (day: string): Edit => [
      'deadlines',
      'effectiveFrom: 2012-12-03\n    effectiveTo: null',
      `effectiveFrom: 2012-12-03\n    effectiveTo: ${day}`,
    ]
    const renamed: Edit = ['deadlines', '- id: T02\n    version: 1', '- id: T01\n    version: 2']
    const begun: Edit = [
      'deadlines',
      '2012-12-03\n    effectiveTo: null',
      '2021-08-01\n    effectiveTo: null',
    ]
    expect(issuesAfter(endingOn('2021-07-31'), renamed, begun)).to.deep.equal([])
    expect(issuesAfter(endingOn('2021-08-01'), renamed, begun)).to.deep.equal([
      'rule T01: two versions are in force at once',
    ])
  })

  it('with every issue at once', () => {
    const issues = issuesAfter(
      ['process', 'acts: [board]', 'acts: [moon]'],
      ['deadlines', 'trigger: [M14]', 'trigger: [M77]'],
      ['grounds', 'code: BOR2', 'code: TORTURE'],
    )
    expect(issues).to.have.length(3)
  })

  it('under an id that climbs out of the folder, or that has no files', () => {
    expect(() => loadJurisdiction('../hk-usm')).to.throw(BrokenJurisdiction, 'not the id of a jurisdiction')
    expect(() => loadJurisdiction('atlantis')).to.throw(BrokenJurisdiction, 'process.yaml')
  })
})

describe('the files of a jurisdiction', () => {
  it('are sound as they are, and read once', () => {
    expect(issuesAfter()).to.deep.equal([])
    expect(jurisdictionFor('hk-usm')).to.equal(jurisdictionFor('hk-usm'))
  })

  it('claim no lawyer where none has signed', () => {
    const { rules, process } = jurisdictionFor('hk-usm')
    const stages = process.tracks.flatMap(track => track.stages)
    expect([...rules, ...stages].filter(one => one.verifiedOn !== null)).to.deep.equal([])
  })

  it('hold five grounds with results of their own', () => {
    const { grounds } = jurisdictionFor('hk-usm').grounds
    expect(grounds.map(ground => ground.code)).to.deep.equal([
      'TORTURE',
      'BOR2',
      'BOR3',
      'PERSECUTION',
      'BOR_OTHER',
    ])
  })
})
