import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import { measureFor } from '../../measures/load.ts'
import { formatFor } from '../language/format.ts'
import { en } from '../renewal/words/en.ts'
import type { Printed } from '../suppression/table.ts'
import type { ImpactRow } from './figures.ts'
import { labels } from './words.ts'

export const format = formatFor('en')

/** A number as it is printed: hours with a decimal, money with its currency, or how it is hidden. */
export function figure(printed: Printed, { unit, by }: Pick<ImpactRow, 'unit' | 'by'>, most: number): string {
  if ('masked' in printed) return `1–${most}`
  if ('withheld' in printed) return 'not shown'
  if (unit === 'minutes') return format.hours(printed.value)
  if (unit === 'money' && by.currency) return format.money(printed.value, by.currency)
  return format.whole(printed.value)
}

/** What a row is called: the figure, or the part of it that it tells of. */
export function label({ code, by }: ImpactRow): string {
  const name = labels[code] ?? code
  if (by.part === 'of') return 'of the firms of the period before'
  const [dimension, value] = Object.entries(by)[0] ?? []
  if (!dimension || !value) return name
  if (dimension === 'currency') return `${name}, ${value}`
  if (dimension === 'measure') return `${measureName(value)}: ${name.toLowerCase()}`
  return `– ${part(dimension, value)}`
}

function part(dimension: string, value: string): string {
  if (value === 'unknown') return 'not known'
  const phases = jurisdictionIds.flatMap(id => jurisdictionFor(id).process.phases)
  const named: Record<string, Record<string, string>> = {
    kind: en.kinds,
    grade: en.grades,
    phase: Object.fromEntries(phases.map(({ code, name }) => [code, name])),
  }
  return named[dimension]?.[value] ?? value.replaceAll('-', ' ')
}

function measureName(value: string): string {
  const [code = '', version = ''] = value.split(' ')
  return measureFor(code, Number(version))?.name ?? value
}

export const span = ({ from, to }: { from: string; to: string }): string =>
  `${format.date(from)} to ${format.date(to)}`
