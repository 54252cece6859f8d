import type { Compared, Count, CountedRow, RenewalFigures } from './figures.ts'

type Year = keyof Compared<Count>

interface Bounds {
  least: number
  most: number
}

/**
 * Why the figures may not be printed as they stand: small counts without a mask, masked counts that a reader could
 * work out from the numbers beside them, parts that do not add up. Empty when they may.
 */
export function objections(figures: RenewalFigures): string[] {
  const years: Year[] = figures.lastPeriod ? ['thisYear', 'lastYear'] : ['thisYear']
  return [
    ...years.flatMap(year => [
      ...ofMatters(figures, year),
      ...ofClosed(figures, year),
      ...ofOthers(figures, year),
    ]),
    ...ofMonths(figures),
  ]
}

/** The numbers that stand by themselves, and those that are part of one another. */
function ofOthers(
  { lawyers, tenHours, steps, training, helped, smallCells }: RenewalFigures,
  year: Year,
): string[] {
  const parts = [
    [lawyers, tenHours],
    [helped.sent, helped.reached],
  ] as const
  const alone = [...steps, training.attendances, helped.people]
  const bare = [...parts.flat(), ...alone].some(count => isBare(count[year], smallCells))
  const told = parts.some(([whole, part]) => tellsRest(whole[year], part[year], smallCells))
  return [
    ...(bare ? [`counts, ${year}: a small count is not masked`] : []),
    ...(told ? [`counts, ${year}: the rest beside a part is small`] : []),
  ]
}

/** Whether two printed numbers tell of a few who are not in the part. */
function tellsRest(whole: Count, part: Count, smallCells: number): boolean {
  return 'value' in whole && 'value' in part && isBare({ value: whole.value - part.value }, smallCells)
}

function ofClosed({ closed: { all, rows }, smallCells }: RenewalFigures, year: Year): string[] {
  const counts = column(rows, year)
  const total = narrow(bounds(all[year], smallCells), sum(counts, smallCells))
  if (total.least > total.most) return [`closed, ${year}: the rows do not add up to the total`]
  const bare = [all[year], ...counts].some(count => isBare(count, smallCells))
  const told = rows.length > 1 && counts.some((_, index) => isTold(counts, index, total, smallCells))
  return [
    ...(bare ? [`closed, ${year}: a small count is not masked`] : []),
    ...(told ? [`closed, ${year}: a masked count can be worked out from the others`] : []),
  ]
}

function ofMatters(
  { totals, mattersByKind, mattersByStage, smallCells }: RenewalFigures,
  year: Year,
): string[] {
  const tables = [column(mattersByKind, year), column(mattersByStage, year)]
  // Both tables count the same matters, so each tells a reader what the other adds up to.
  const total = tables
    .map(counts => sum(counts, smallCells))
    .reduce(narrow, bounds(totals.matters[year], smallCells))
  if (total.least > total.most) return [`matters, ${year}: the rows do not add up to the total`]
  const faults: string[] = []
  if ([totals.matters[year], ...tables.flat()].some(count => isBare(count, smallCells)))
    faults.push(`matters, ${year}: a small count is not masked`)
  if (tables.some(counts => counts.some((_, index) => isTold(counts, index, total, smallCells)))) {
    faults.push(`matters, ${year}: a masked count can be worked out from the others`)
  }
  return faults
}

function ofMonths({ minutesByMonth, minutesByGrade, totals, lastPeriod }: RenewalFigures): string[] {
  const { minutes } = totals
  const isRight = (thisYear: number, lastYear: number) =>
    thisYear === minutes.thisYear && (!lastPeriod || lastYear === minutes.lastYear)
  const add = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
  const months = [minutesByMonth.map(one => one.minutes), minutesByMonth.map(one => one.lastYearMinutes)]
  const grades = [minutesByGrade.flatMap(one => one.months), minutesByGrade.map(one => one.lastYearMinutes)]
  return [
    ...(isRight(add(months[0] ?? []), add(months[1] ?? []))
      ? []
      : ['hours: the months do not add up to the total']),
    ...(isRight(add(grades[0] ?? []), add(grades[1] ?? []))
      ? []
      : ['hours: the grades do not add up to the total']),
  ]
}

function column(rows: CountedRow[], year: Year): Count[] {
  return rows.map(row => row[year])
}

function isBare(count: Count, smallCells: number): boolean {
  return 'value' in count && count.value > 0 && count.value <= smallCells
}

function isTold(counts: Count[], index: number, total: Bounds, smallCells: number): boolean {
  const count = counts[index]
  if (!count || !('masked' in count)) return false
  const others = sum(
    counts.filter((_, other) => other !== index),
    smallCells,
  )
  const { least, most } = narrow(bounds(count, smallCells), {
    least: total.least - others.most,
    most: total.most - others.least,
  })
  return least === most
}

function sum(counts: Count[], smallCells: number): Bounds {
  const start = { least: 0, most: 0 }
  return counts
    .map(count => bounds(count, smallCells))
    .reduce((all, one) => ({ least: all.least + one.least, most: all.most + one.most }), start)
}

function narrow(one: Bounds, other: Bounds): Bounds {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) }
}

function bounds(count: Count, smallCells: number): Bounds {
  if ('value' in count) return { least: count.value, most: count.value }
  return 'masked' in count ? { least: 1, most: smallCells } : { least: 0, most: Number.POSITIVE_INFINITY }
}
