import { z } from 'zod'
import { invalid } from '../../errors.ts'
import { date } from '../../jurisdictions/date.ts'
import { midnight } from './question.ts'

const instant = z.iso
  .datetime({ offset: true })
  .refine(text => text >= '1900' && text < '2201', 'not a plausible moment')

/** A moment at which a report is as it was known: an instant, or a day, which means when that day was over. */
export const asAtSchema = z.union([date, instant])

/**
 * The moment that `asAt` names; the present one where it names none. A day ends in the centre's zone. Throws 422 for a
 * moment that has not come, and for a day that is not over.
 */
export function momentOf(asAt: string | undefined, { now, zone }: { now: Date; zone: string }): Date {
  if (asAt === undefined) return now
  const moment = asAt.includes('T') ? new Date(asAt) : midnight(asAt, zone, 1)
  if (moment > now) throw invalid('/asAt', 'lies in the future; a day is told of when it is over')
  return moment
}
