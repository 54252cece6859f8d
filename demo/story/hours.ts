import { type Activity, activities, type EntryKind, monthOf, TimeEntry } from '../../models/TimeEntry.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'

interface Worked {
  matterId: string
  firm: FirmOfStory
  team: readonly string[]
  from: Day
  until: Day
}

/** After so many days, hours are verified. */
export const MONTH = 31
export const LONGEST_DAY = 10 * 60

const likely: Record<Activity, number> = {
  'client-work': 6,
  research: 4,
  drafting: 7,
  interview: 2,
  hearing: 1,
  travel: 1,
  training: 1,
  administration: 1,
}

/** Hours of a team between two days, written down in units of six minutes. Returns their sum. */
export function addHours(world: World, { matterId, firm, team, from, until }: Worked): number {
  const { chance, days } = world
  const entries = Math.min(chance.between(4, 14), Math.max(1, until - from))
  let total = 0
  for (let left = entries; left > 0; left--) {
    const on = days.upTo(chance.between(from, until), from)
    const [lead = '', ...others] = team
    const userId = others.length > 0 && chance.happens(0.45) ? chance.oneOf(others) : lead
    const minutes = 6 * chance.between(5, 55)
    const key = `${userId} ${on}`
    const before = world.worked.get(key) ?? 0
    if (before + minutes > LONGEST_DAY) continue
    world.worked.set(key, before + minutes)
    total += minutes
    addEntry(world, { matterId, firm, userId, on, minutes })
  }
  return total
}

export interface Entry {
  /** Null for work for the programme. */
  matterId: string | null
  kind?: EntryKind
  firm: FirmOfStory
  userId: string
  on: Day
  minutes: number
}

/** The coordinator confirms what is more than a month old. */
export function addEntry({ rows, chance, today }: World, entry: Entry): void {
  const { matterId, kind = 'matter', firm, userId, on, minutes } = entry
  const verified = on < today - MONTH ? instantOn(on + chance.between(3, 30), 100) : null
  const made = instantOn(on, 540)
  rows.add(TimeEntry, {
    matterId,
    kind,
    firmId: firm.id,
    userId,
    workedOn: dateOf(on),
    period: monthOf(dateOf(on)),
    minutes,
    activity: activityOf(chance, kind),
    grade: firm.grades.get(userId) ?? null,
    recordedBy: userId,
    verifiedBy: verified ? firm.coordinator.userId : null,
    verifiedAt: verified,
    createdAt: made,
    updatedAt: verified ?? made,
    version: verified ? 1 : 0,
  })
}

function activityOf(chance: Chance, kind: EntryKind): Activity {
  if (kind === 'training' || kind === 'administration') return kind
  return kind === 'clinic' ? 'client-work' : chance.weighted(activities, activity => likely[activity])
}
