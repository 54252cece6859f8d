import { newId } from '../../models/columns.ts'
import { DutyChannel } from '../../models/DutyChannel.ts'
import { DutyShift } from '../../models/DutyShift.ts'
import { instantOn } from '../days.ts'
import type { World } from '../world.ts'

/** Nine in the morning until nine the next. */
const DAYS = 7

/** Who is on duty this week and the next, from Monday on: the counsellors by turns, and a director behind them. */
export function addRoster({ rows, staff, today }: World): void {
  const [director = ''] = staff.directors
  // 1 January 1970 was a Thursday.
  const monday = today - ((today + 3) % DAYS)
  const setAt = instantOn(monday - 3, 120)
  for (let day = monday; day < monday + 2 * DAYS; day++) {
    const shift = {
      startsAt: instantOn(day, 0),
      endsAt: instantOn(day + 1, 0),
      setBy: director,
      createdAt: setAt,
    }
    const userId = staff.counsellors[day % staff.counsellors.length] ?? director
    rows.plan(DutyShift, { id: newId(), post: 'first', userId, ...shift })
    rows.plan(DutyShift, { id: newId(), post: 'backup', userId: director, ...shift })
  }
  for (const [place, userId] of staff.counsellors.entries())
    rows.add(DutyChannel, {
      ...{ id: newId(), userId, label: 'Pager', createdAt: setAt },
      address: `duty-${place + 1}@pager.example`,
    })
}
