import type { Flag, Item, Measure, Threshold } from './schema.ts'

/** What shapes alone cannot say of one measure: ranges that do not add up, items that do not exist, words without a source. */
export function contradictionsIn(measure: Measure, flags: readonly Flag[]): string[] {
  return [
    ...problemsOfItems(measure),
    ...problemsOfTexts(measure),
    ...problemsOfTotal(measure),
    ...measure.thresholds.flatMap(threshold => problemsOfThreshold(measure, threshold)),
    ...problemsOfOrder(measure),
    ...problemsOfAlerts(measure, flags),
    ...problemsOfChanges(measure),
    ...problemsOfSignature(measure),
  ]
}

function problemsOfItems({ items }: Measure): string[] {
  return [
    ...repeated(items.map(one => String(one.item))).map(item => `item ${item} occurs twice`),
    ...items.filter(one => one.least >= one.most).map(one => `item ${one.item} has no range`),
  ]
}

function problemsOfTexts({ items, itemTexts, itemTextsReason }: Measure): string[] {
  const held = itemTexts === 'held'
  const wrong = items.filter(one => (one.text !== null) !== held)
  return [
    ...wrong.map(one => `item ${one.item} ${held ? 'lacks its text' : 'has a text, but texts are not held'}`),
    ...(held === (itemTextsReason === null) ? [] : ['needs a reason exactly where item texts are not held']),
  ]
}

function problemsOfTotal({ items, total, missingItems }: Measure): string[] {
  const summed = items.filter(one => one.inTotal)
  const sum = (end: 'least' | 'most') => summed.reduce((points, one) => points + one[end], 0)
  const problems: string[] = []
  if (total.least !== sum('least') || total.most !== sum('most'))
    problems.push(`the total runs from ${total.least} to ${total.most}, but its items do not`)
  if (total.percentageTimes !== null && (total.least !== 0 || total.most * total.percentageTimes !== 100))
    problems.push('the percentage does not run from 0 to 100')
  if (missingItems.rule === 'mean-of-answered' && missingItems.atMost >= summed.length)
    problems.push('a total cannot be made with no item answered')
  return problems
}

function problemsOfThreshold(measure: Measure, { code, on, when }: Threshold): string[] {
  const looked = on === 'total' ? measure.total : itemOf(measure, on)
  if (looked === undefined) return [`threshold ${code} looks at item ${on}, which does not exist`]
  const problems: string[] = []
  if ('atLeast' in when !== (measure.higherIs === 'worse'))
    problems.push(`threshold ${code} lies on the wrong side of the scale`)
  if (!leavesBothSides(when, looked)) problems.push(`threshold ${code} lies outside the range`)
  return problems
}

/** Some answers reach it and some do not: a threshold that all reach, or none, says nothing. */
function leavesBothSides(when: Threshold['when'], { least, most }: { least: number; most: number }): boolean {
  return 'atLeast' in when
    ? least < when.atLeast && when.atLeast <= most
    : least <= when.atMost && when.atMost < most
}

function problemsOfOrder({ thresholds }: Measure): string[] {
  const isMilder = (one: Threshold, other: Threshold) => gravity(one) < gravity(other)
  const outOfOrder = thresholds.filter((one, i) =>
    thresholds.slice(i + 1).some(later => later.on === one.on && !isMilder(one, later)),
  )
  return [
    ...repeated(thresholds.map(one => one.code)).map(code => `threshold ${code} occurs twice`),
    ...outOfOrder.map(one => `threshold ${one.code} must stand after milder ones`),
  ]
}

const gravity = ({ when }: Threshold) => ('atLeast' in when ? when.atLeast : -when.atMost)

function problemsOfAlerts(measure: Measure, flags: readonly Flag[]): string[] {
  return measure.alerts.flatMap(alert => {
    const item = itemOf(measure, alert.item)
    if (item === undefined) return [`an alert looks at item ${alert.item}, which does not exist`]
    return [
      ...(leavesBothSides(alert, item) ? [] : [`the alert on item ${alert.item} lies outside the range`]),
      ...(flags.some(flag => flag.code === alert.flag) ? [] : [`there is no flag ${alert.flag}`]),
    ]
  })
}

function problemsOfChanges({ smallestChanges, total }: Measure): string[] {
  return [
    ...repeated(smallestChanges.map(one => one.code)).map(code => `change ${code} occurs twice`),
    ...smallestChanges
      .filter(one => one.on === 'percentage' && total.percentageTimes === null)
      .map(one => `change ${one.code} is a percentage, but the measure has none`),
  ]
}

function problemsOfSignature(measure: Measure): string[] {
  const { verifiedOn, verifiedBy, thresholds, alerts, smallestChanges } = measure
  const unsure = [...thresholds, ...alerts, ...smallestChanges, measure.total, measure.missingItems]
  const problems: string[] = []
  if ((verifiedOn === null) !== (verifiedBy === null))
    problems.push('needs both the day and the name of whoever verified it')
  if (verifiedOn !== null && unsure.some(one => one.confidence === 'unverified'))
    problems.push('is signed off, so nothing that scores it can be unverified')
  return problems
}

/** The item of this number, or undefined where the measure has none. */
const itemOf = (measure: Measure, item: number): Item | undefined =>
  measure.items.find(one => one.item === item)

export const repeated = (items: string[]) => [
  ...new Set(items.filter((item, i) => items.indexOf(item) !== i)),
]
