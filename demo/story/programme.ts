import { newId } from '../../models/columns.ts'
import { HourMonth } from '../../models/HourMonth.ts'
import type { EntryKind } from '../../models/TimeEntry.ts'
import { type Day, dayOf, instantOn } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'
import { addEntry, LONGEST_DAY, MONTH } from './hours.ts'

/** What firms gave on no matter: an evening at the clinic most months, a training in spring, a meeting in autumn. */
export function addProgrammeHours(world: World): void {
  for (const firm of world.firms) {
    for (const { month, number } of monthsOf(firm)) {
      const kind = number === 4 ? 'training' : number === 10 ? 'administration' : 'clinic'
      addEvening(world, firm, kind, dayOf(`${month}-08`))
    }
  }
}

function addEvening(world: World, firm: FirmOfStory, kind: EntryKind, from: Day): void {
  const { chance, days, today, worked } = world
  const on = days.from(from + chance.between(0, 9))
  const { userId } = chance.oneOf(firm.lawyers)
  const minutes = 30 * chance.between(2, 6)
  const day = `${userId} ${on}`
  const before = worked.get(day) ?? 0
  if (on > today || chance.happens(0.3) || before + minutes > LONGEST_DAY) return
  worked.set(day, before + minutes)
  addEntry(world, { matterId: null, kind, firm, userId, on, minutes })
}

/** The months whose hours are verified to the last day are locked. */
export function addLockedMonths({ rows, firms, today }: World): void {
  for (const firm of firms) {
    for (const { month, lastDay } of monthsOf(firm)) {
      if (lastDay >= today - MONTH) continue
      const lockedAt = instantOn(lastDay + MONTH, 120)
      const { id: firmId, coordinator } = firm
      const told = { firmId, month, verifiedBy: coordinator.userId, lockedAt, note: null }
      rows.add(HourMonth, { id: newId(), ...told, createdAt: lockedAt })
    }
  }
}

/** The months of the years for which a firm signed. */
function monthsOf({ years }: FirmOfStory) {
  return [...years].flatMap(year =>
    Array.from({ length: 12 }, (_, at) => ({
      number: at + 1,
      month: `${year}-${String(at + 1).padStart(2, '0')}`,
      lastDay: dayOf(at === 11 ? `${year + 1}-01-01` : `${year}-${String(at + 2).padStart(2, '0')}-01`) - 1,
    })),
  )
}
