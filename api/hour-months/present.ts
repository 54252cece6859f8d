import type { HourMonth } from '../../models/HourMonth.ts'
import { marked, markedOrNull } from '../text.ts'
import type { PersonsMonth } from './query.ts'

/** A month of a firm's hours: how it stands, and what each person gave in it. Minutes, and counts of entries. */
export function presentMonth(month: string, people: readonly PersonsMonth[], locked: HourMonth | undefined) {
  return {
    month,
    state: locked ? ('locked' as const) : ('open' as const),
    lockedAt: locked?.lockedAt.toISOString() ?? null,
    note: markedOrNull(locked?.note),
    minutes: sum(people, 'minutes'),
    unverified: sum(people, 'unverified'),
    possibleDoubles: sum(people, 'possibleDoubles'),
    late: sum(people, 'late'),
    lawyers: people.map(({ userId: id, name, minutes, unverified, possibleDoubles, late }) => ({
      ...{ id, name: marked(name), minutes, unverified, possibleDoubles, late },
    })),
  }
}

type Sum = 'minutes' | 'unverified' | 'possibleDoubles' | 'late'

const sum = (people: readonly PersonsMonth[], of: Sum) =>
  people.reduce((total, person) => total + person[of], 0)
