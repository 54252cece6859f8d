import { figureOf } from '../../../reports/figures/catalogue.ts'
import { type Period, periodBefore } from '../../../reports/figures/period.ts'
import type { Table } from '../../../reports/figures/table.ts'
import type { Counting } from '../../../reports/impact/counting.ts'
import type { MeasureChanges } from '../../../reports/wellbeing/gather.ts'
import type { Chance } from '../figures/chance.ts'

/** Three stretches of time: before the two periods of a report, and both of them; 3 is a day that has not come. */
type Stretch = 0 | 1 | 2 | 3

interface SomeCase {
  opened: Stretch
  closed: Stretch
  phase: string
}

interface Person {
  cases: readonly SomeCase[]
  referred: readonly Stretch[]
}

interface Lived {
  people: Person[]
  numbers: Map<string, number>
}

/** A centre as it may have been, of so many people at most: what it counts fits together as the definitions say. */
export function livedBy(chance: Chance, people: number): Lived {
  const numbers = new Map<string, number>()
  const most = chance.pick([2, 5, 8, 14])
  for (const period of [1, 2]) {
    for (const name of loose) numbers.set(`${period} ${name}`, chance.whole(0, most))
    const [better, same, worse] = [chance.whole(0, most), chance.whole(0, most), chance.whole(0, most)]
    numbers.set(`${period} better`, better).set(`${period} same`, same).set(`${period} worse`, worse)
  }
  return { people: Array.from({ length: chance.whole(0, people) }, () => personBy(chance)), numbers }
}

const loose = [
  ...['information.attendances', 'casework.forms', 'casework.interviews', 'casework.hearings'],
  ...['in-time', 'late', 'remedies.late-allowed', 'outcomes.grounds-substantiated', 'outcomes.protected'],
  ...['work.granted', 'work.renewed', 'people.met-a-service', 'referrals.waiting', 'sessions.attended'],
  ...['matters.closed', 'advice', 'appeal', 'one-score', 'lawyers', 'ten-hours', 'trainings.attendances'],
  ...['information.sessions', 'arrived', 'declined', 'silent'],
]

function personBy(chance: Chance): Person {
  const cases = Array.from({ length: chance.pick([0, 1, 1, 1, 2]) }, (): SomeCase => {
    const opened = chance.pick([0, 0, 1, 1, 2] as const)
    const closed = chance.pick(([0, 1, 2, 3, 3, 3] as const).filter(when => when >= opened))
    return { opened, closed, phase: chance.pick(['screening', 'appeal', 'after']) }
  })
  return { cases, referred: chance.happens(0.3) ? [chance.pick([1, 2] as const)] : [] }
}

/** Counts such a centre as the catalogue would. */
export function countingOf({ people, numbers }: Lived, period: Period): Counting {
  const before = periodBefore(period)
  const at = ({ from }: Period): Stretch => (from === period.from ? 2 : from === before.from ? 1 : 0)
  const number = (when: number, name: string) => numbers.get(`${when} ${name}`) ?? 0
  return {
    count: async (code, of, by): Promise<Table> => {
      const when = at(of)
      const cells = Object.entries(partsOf(people, numbers, code, when, by[0]))
      const counted = numberOf(people, numbers, code, when)
      const { unit } = figureOf(code)
      const whole = wholeOf(people, numbers, code, when)
      return {
        ...{ code, unit, dimensions: [...by], total: counted, addsUp: true },
        ...(whole === null ? {} : { of: whole }),
        cells: cells
          .filter(([, value]) => value > 0)
          .map(([part, value]) => ({ by: { [String(by[0])]: part }, value })),
      }
    },
    changes: async (of): Promise<MeasureChanges[]> => {
      const [better, same, worse] = ['better', 'same', 'worse'].map(name => number(at(of), name))
      const [b = 0, s = 0, w = 0] = [better, same, worse]
      const one = number(at(of), 'one-score')
      const measure = { measure: 'who-5', version: 1, name: 'WHO-5', withoutScore: 0, published: [] }
      return [{ ...measure, people: b + s + w, better: b, same: s, worse: w, withOneScore: one }]
    },
  }
}

const isUnderWay = (when: Stretch) => (one: SomeCase) => one.opened <= when && one.closed >= when
const isCarried = (when: Stretch) => (one: SomeCase) => one.opened < when && one.closed >= when
const isClosed = (when: Stretch) => (one: SomeCase) => one.closed === when
const isOpen = (when: Stretch) => (one: SomeCase) => one.opened <= when && one.closed > when
const isOpened = (when: Stretch) => (one: SomeCase) => one.opened === when

/** A number of one period, counted by hand. */
export function numberOf(
  people: Person[],
  numbers: Map<string, number>,
  code: string,
  when: Stretch,
): number {
  const number = (name: string) => numbers.get(`${when} ${name}`) ?? 0
  const persons = (is: (person: Person) => boolean) => people.filter(is).length
  const cases = (is: (one: SomeCase) => boolean) => people.flatMap(one => one.cases).filter(is).length
  const some = (is: (one: SomeCase) => boolean) => (person: Person) => person.cases.some(is)
  const counted: Record<string, () => number> = {
    'people.reached': () => persons(one => one.cases.some(isUnderWay(when)) || one.referred.includes(when)),
    'people.carried-over': () => persons(some(isCarried(when))),
    'people.new': () =>
      persons(one => one.cases.some(isOpened(when)) && !one.cases.some(({ opened }) => opened < when)),
    'people.finished': () => persons(one => one.cases.some(isClosed(when)) && !one.cases.some(isOpen(when))),
    'cases.carried-over': () => cases(isCarried(when)),
    'cases.opened': () => cases(isOpened(when)),
    'cases.closed': () => cases(isClosed(when)),
    'cases.open-at-end': () => cases(isOpen(when)),
    'appeals.in-time': () => number('in-time'),
    'appeals.lodged': () => number('in-time') + number('late'),
    'remedies.late-filing': () => number('late'),
    'referrals.sent': () =>
      people.filter(one => one.referred.includes(when)).length + number('arrived') + number('declined'),
    'referrals.reached-service': () => number('arrived'),
    'referrals.fed-back': () => number('arrived') + number('declined'),
    'matters.under-way': () => number('advice') + number('appeal'),
    'lawyers.taking-part': () => number('lawyers') + number('ten-hours'),
    'lawyers.ten-hours': () => number('ten-hours'),
  }
  return counted[code]?.() ?? number(code)
}

function wholeOf(people: Person[], numbers: Map<string, number>, code: string, when: Stretch): number | null {
  const whole: Record<string, string> = {
    'appeals.in-time': 'appeals.lodged',
    'referrals.reached-service': 'referrals.sent',
    'referrals.fed-back': 'referrals.sent',
    'lawyers.ten-hours': 'lawyers.taking-part',
  }
  const of = whole[code]
  return of ? numberOf(people, numbers, of, when) : null
}

function partsOf(
  people: Person[],
  numbers: Map<string, number>,
  code: string,
  when: Stretch,
  by: string | undefined,
): Record<string, number> {
  if (by === 'kind') {
    return { advice: numbers.get(`${when} advice`) ?? 0, appeal: numbers.get(`${when} appeal`) ?? 0 }
  }
  if (by === 'service') {
    const all = numberOf(people, numbers, code, when)
    return { counselling: Math.floor(all / 3), housing: all - Math.floor(all / 3) }
  }
  if (by !== 'phase') return {}
  const open = people.flatMap(one => one.cases).filter(isOpen(when))
  return Object.fromEntries(
    ['screening', 'appeal', 'after'].map(phase => [phase, open.filter(one => one.phase === phase).length]),
  )
}
