import type { Item, Measure } from './schema.ts'

/**
 * What was given to be scored: answers by item number (null or absent where not answered), a total that a clinician typed,
 * or a typed total with some of its answers, such as the one that alerts.
 */
export interface Given {
  items?: Readonly<Record<string, number | null>> | undefined
  total?: number | undefined
}

/** Why something cannot be scored. `pointer` is a JSON pointer; `detail` never quotes what was given. */
export interface Fault {
  kind: 'nothing-given' | 'unknown-item' | 'item-out-of-range' | TotalFault
  pointer: string
  detail: string
}
type TotalFault = 'total-not-taken' | 'total-out-of-range' | 'total-disagrees'

/** Points by item number, reversed where the measure says so; an item that was not answered is absent. */
export type Points = ReadonlyMap<number, number>

/** The lowest and the highest that a value can be, whatever the answers that are missing. */
export interface Bounds {
  least: number
  most: number
}

/** Every fault of what was given; empty where it can be scored. */
export function faultsIn(measure: Measure, given: Given): Fault[] {
  const ofItems = Object.entries(given.items ?? {}).flatMap(([key, answer]) =>
    faultOfItem(measure, key, answer),
  )
  if (ofItems.length > 0) return [...ofItems, ...faultOfRange(measure, given.total)]
  if (given.total === undefined && pointsOf(measure, given).size === 0)
    return [{ kind: 'nothing-given', pointer: '', detail: 'Give answers or a total' }]
  return faultOfTotal(measure, given)
}

function faultOfItem(measure: Measure, key: string, answer: number | null): Fault[] {
  const item = measure.items.find(one => String(one.item) === key)
  const pointer = `/items/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (!item) return [{ kind: 'unknown-item', pointer, detail: 'The measure has no such item' }]
  if (answer === null || isWholeIn(answer, item)) return []
  return [{ kind: 'item-out-of-range', pointer, detail: `A whole number from ${item.least} to ${item.most}` }]
}

function faultOfTotal(measure: Measure, given: Given): Fault[] {
  if (given.total === undefined) return []
  const pointer = '/total'
  if (measure.itemTexts === 'held')
    return [{ kind: 'total-not-taken', pointer, detail: 'The items are held here; give the answers' }]
  const outOfRange = faultOfRange(measure, given.total)
  if (outOfRange.length > 0) return outOfRange
  const { least, most } = boundsOfTotal(measure, pointsOf(measure, given))
  if (least <= given.total && given.total <= most) return []
  return [{ kind: 'total-disagrees', pointer, detail: 'The answers given cannot add up to this total' }]
}

function faultOfRange({ total }: Measure, given: number | undefined): Fault[] {
  if (given === undefined || isWholeIn(given, total)) return []
  const detail = `A whole number from ${total.least} to ${total.most}`
  return [{ kind: 'total-out-of-range', pointer: '/total', detail }]
}

const isWholeIn = (value: number, { least, most }: Bounds) =>
  Number.isInteger(value) && least <= value && value <= most

/** The points of what was answered. The answers have been found without fault. */
export function pointsOf(measure: Measure, given: Given): Points {
  const pointed = measure.items.flatMap((item): [number, number][] => {
    const answer = given.items?.[String(item.item)] ?? null
    return answer === null ? [] : [[item.item, item.reversed ? item.least + item.most - answer : answer]]
  })
  return new Map(pointed)
}

/** Between what and what the total lies: each missing answer could be the lowest or the highest. */
export function boundsOfTotal(measure: Measure, points: Points): Bounds {
  const end = (which: 'least' | 'most') =>
    summedItems(measure).reduce((sum, one) => sum + (points.get(one.item) ?? one[which]), 0)
  return { least: end('least'), most: end('most') }
}

/** The items that the total is made of. */
export function summedItems(measure: Measure): Item[] {
  return measure.items.filter(one => one.inTotal)
}
