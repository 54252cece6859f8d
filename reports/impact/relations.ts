import type { Relation } from '../suppression/table.ts'
import type { BareSheet } from './sheet.ts'

/** What the definitions say of the figures of one period: those of the left are no fewer than those of the right. */
const ofPeriod: [more: string[], less: string[]][] = [
  [['cases.carried-over'], ['people.carried-over']],
  [['cases.opened'], ['people.new']],
  [['cases.closed'], ['people.finished']],
  [['cases.carried-over', 'cases.opened', 'referrals.sent'], ['people.reached']],
]

/** Whatever a reader can conclude from the definitions of the figures that no table adds up. */
export function relationsOf(now: BareSheet, before: BareSheet): Relation[] {
  const within = [now, before].flatMap(sheet =>
    ofPeriod.flatMap(([more, less]) => relation([sheet, ...more], [sheet, ...less], 'anything')),
  )
  return [...within, ...betweenPeriods(now, before)]
}

/** Who was reached before was finished then, or is carried over, or was only referred; nobody is two of these. */
function betweenPeriods(now: BareSheet, before: BareSheet): Relation[] {
  const [reached, finished] = [before.cellOf('people.reached'), before.cellOf('people.finished')]
  const carried = now.cellOf('people.carried-over')
  return reached && finished && carried
    ? [{ more: [reached], less: [finished, carried], left: 'people' }]
    : []
}

type Said = [sheet: BareSheet, ...codes: string[]]

function relation([one, ...more]: Said, [other, ...less]: Said, left: Relation['left']): Relation[] {
  const cells = (sheet: BareSheet, codes: string[]) => codes.flatMap(code => sheet.cellOf(code) ?? [])
  const said = { more: cells(one, more), less: cells(other, less), left }
  return said.more.length === more.length && said.less.length === less.length ? [said] : []
}
