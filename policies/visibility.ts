import type { Ability } from './ability.ts'
import { flagName } from './scope.ts'
import { fieldGroups, type GroupOf, type SubjectName } from './vocabulary.ts'

/** A row that was read through the door, with the columns of groupFlags(). */
export type Flagged = { get(name: string): unknown } | Record<string, unknown>

/** Whether the reader for whom this row was fetched reads a field group of it. */
export function reads<S extends SubjectName>(row: Flagged, group: GroupOf<S>): boolean {
  const value =
    typeof row.get === 'function'
      ? row.get(flagName(group))
      : (row as Record<string, unknown>)[flagName(group)]
  if (value === undefined)
    throw new Error(`The row was not read through the door (${flagName(group)} is missing)`)
  return Number(value) === 1
}

/** Keeps of `shape` only what the reader for whom `row` was fetched may read on this very row. */
export function visible<S extends SubjectName, T extends object>(
  subject: S,
  row: Flagged,
  shape: T,
): Partial<T> {
  const readable = new Set<string>()
  for (const [group, fields] of Object.entries<readonly string[]>(fieldGroups[subject])) {
    if (reads(row, group as GroupOf<S>)) for (const field of fields) readable.add(field)
  }
  return Object.fromEntries(Object.entries(shape).filter(([field]) => readable.has(field))) as Partial<T>
}

/** The field group that a field belongs to: filters and sort keys are refused to whoever may not read it. */
export function groupOf(subject: SubjectName, field: string): string {
  for (const [group, fields] of Object.entries<readonly string[]>(fieldGroups[subject])) {
    if (fields.includes(field)) return group
  }
  throw new Error(`${subject}.${field} belongs to no field group`)
}

/** Whether the actor may read a field on some row at all. */
export function mayRead(ability: Ability, subject: SubjectName, field: string): boolean {
  return ability.rulesFor('read', subject, groupOf(subject, field)).length > 0
}
