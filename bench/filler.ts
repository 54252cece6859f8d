import { Chance } from '../demo/chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../demo/days.ts'
import { newId, OPEN_END } from '../models/columns.ts'
import { inTransaction } from '../models/database.ts'
import { type MatterKind, matterKinds } from '../models/Matter.ts'
import type { OfferState } from '../models/Offer.ts'
import { activities } from '../models/TimeEntry.ts'
import { type Filling, fillingOf, type WorkingFirm } from './filling.ts'
import { type Row, Table } from './table.ts'

/** So many matters are written in one transaction. */
const AT_ONCE = 2000

const kinds: readonly MatterKind[] = matterKinds.filter(kind => kind !== 'centre-work')

/**
 * Adds matters to a world that was told, until it has so many. They are filler: spread by chance over the firms, cases and
 * days of the last years, with offers, answers, teams and hours, but no text, no consent and no story; their references
 * begin with FILL. The same world is filled in the same way, but for ids. Answers how many were added.
 */
export async function addFiller(matters: number, today: string): Promise<number> {
  const filling = await fillingOf(dayOf(today))
  const missing = Math.max(0, matters - filling.matters)
  const chance = new Chance(matters)
  const tables = {
    matters: new Table('matters'),
    offers: new Table('offers'),
    members: new Table('team_members'),
    entries: new Table('time_entries'),
  }
  for (let number = 0; number < missing; number++) {
    for (const [name, rows] of Object.entries(matterOf(filling, chance, number)))
      tables[name as keyof Written].add(rows)
    if (number % AT_ONCE === AT_ONCE - 1 || number === missing - 1)
      await inTransaction(async () => {
        for (const table of Object.values(tables)) await table.write()
      })
  }
  return missing
}

interface Written {
  matters: Row[]
  offers: Row[]
  members: Row[]
  entries: Row[]
}

/** A piece of work in bare figures, and when it was done. */
interface Work {
  id: string
  firm: WorkingFirm
  opened: Day
  closed: Day | null
  made: Pick<Row, 'created_at' | 'updated_at'>
}

function matterOf(filling: Filling, chance: Chance, number: number): Written {
  const { today, cases, firms } = filling
  const firm = chance.oneOf(firms)
  const opened = Math.max(firm.since, today - chance.between(3, 1000))
  const lasted = chance.between(20, 160)
  const closed = opened + lasted > today ? null : opened + lasted
  const waits = closed === null && chance.happens(0.1)
  const at = instantOn(opened, 30)
  const work = { id: newId(), firm, opened, closed, made: { created_at: at, updated_at: at } }
  const members = waits ? [] : membersOf(work, chance)
  const entries = waits ? [] : entriesOf(filling, work, chance, members)
  const row = {
    ...{ id: work.id, reference: `FILL-${String(number).padStart(8, '0')}` },
    ...{ case_id: chance.oneOf(cases), firm_id: waits ? null : firm.id, kind: chance.oneOf(kinds) },
    status: waits ? 'draft' : closed === null ? 'active' : 'closed',
    ...{ conflict_check: waits ? 'none' : 'clear', conflict_checked_on: waits ? null : dateOf(opened) },
    ...{ opened_on: dateOf(opened), closed_on: closed === null ? null : dateOf(closed) },
    minutes_given: entries.reduce((sum, { minutes }) => sum + Number(minutes), 0),
    ...{ ...work.made, version: 0 },
  }
  return { matters: [row], offers: waits ? [] : offersOf(filling, work, chance), members, entries }
}

const refusals: readonly OfferState[] = ['declined', 'declined', 'silent', 'conflict']

/** The firm that took it, and before it perhaps one or two that did not. */
function offersOf({ firms }: Filling, { id, firm, opened, made }: Work, chance: Chance): Row[] {
  const before = chance.someOf(refusals, chance.oneOf([0, 0, 0, 1, 2]))
  const asked = [...before.map(state => ({ state, by: chance.oneOf(firms) })), { state: 'clear', by: firm }]
  return asked.map(({ state, by }, place) => {
    const offered = instantOn(opened - 3 * (asked.length - 1 - place), 60)
    const answered = new Date(offered.getTime() + 3_600_000 * chance.between(1, 47))
    const ends = new Date(offered.getTime() + 48 * 3_600_000)
    return {
      ...{ id: newId(), matter_id: id, firm_id: by.id, rank: place + 1, kind: 'offer', state },
      ...{ offered_at: offered, answer_by: ends.toISOString(), closes_at: ends.toISOString() },
      answered_at: state === 'silent' ? null : answered,
      answered_by: state === 'silent' ? null : by.coordinator,
      reason: state === 'declined' ? 'capacity' : null,
      ...{ settled_at: state === 'silent' ? ends : answered, ...made, version: 1 },
    }
  })
}

function membersOf({ id, firm, opened, closed, made }: Work, chance: Chance): Row[] {
  return chance.someOf(firm.lawyers, chance.between(1, 2)).map((userId, place) => ({
    ...{ id: newId(), matter_id: id, user_id: userId, role: place === 0 ? 'lead' : 'second' },
    ...{ starts_on: dateOf(opened), ends_on: closed === null ? OPEN_END : dateOf(closed) },
    ...{ added_by: firm.coordinator, created_at: made.created_at },
  }))
}

/** Two to six days of work; what is more than a month old was verified. */
function entriesOf({ today }: Filling, work: Work, chance: Chance, members: Row[]): Row[] {
  const { id, firm, opened, closed } = work
  return Array.from({ length: chance.between(2, 6) }, () => {
    const on = chance.between(opened, closed ?? today)
    const userId = chance.oneOf(members).user_id ?? null
    const verified = on < today - 31 ? instantOn(on + 20, 100) : null
    const date = dateOf(on)
    return {
      ...{ id: newId(), matter_id: id, firm_id: firm.id, user_id: userId, kind: 'matter' },
      ...{ worked_on: date, period: date.slice(0, 7), minutes: 6 * chance.between(5, 55) },
      ...{ activity: chance.oneOf(activities), late: false, possible_double: false, recorded_by: userId },
      ...{ verified_by: verified ? firm.coordinator : null, verified_at: verified },
      ...{ created_at: instantOn(on, 540), updated_at: verified ?? instantOn(on, 540), version: 0 },
    }
  })
}
