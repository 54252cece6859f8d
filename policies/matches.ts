import type { Model } from 'sequelize'
import type { Condition, Test } from './conditions.ts'

/**
 * The in-memory verdict on a row. An association that was not loaded throws: a question that cannot be answered is
 * never answered with yes or no.
 */
export function matches(condition: Condition, row: Model): boolean {
  return Object.entries(condition).every(([name, test]) => meets(row, name, test))
}

function meets(row: Model, name: string, test: Test): boolean {
  if (typeof test !== 'object') return valueIn(row, name) === test
  if ('$elemMatch' in test) return relatedTo(row, name).some(related => matches(test.$elemMatch, related))
  if ('$none' in test) return !relatedTo(row, name).some(related => matches(test.$none, related))
  const value = valueIn(row, name)
  if (value === null) return false
  if ('$in' in test) return test.$in.some(allowed => allowed === value)
  if ('$lte' in test) return String(value) <= test.$lte
  return String(value) >= test.$gte
}

function valueIn(row: Model, name: string): unknown {
  const value: unknown = row.get(name)
  if (value === undefined) throw new Error(`${row.constructor.name}.${name} was not loaded`)
  return value
}

function relatedTo(row: Model, association: string): Model[] {
  const related = valueIn(row, association) as Model | Model[] | null
  if (related === null) return []
  return Array.isArray(related) ? related : [related]
}
