/**
 * What is wrong at one place of a file. `line` counts from 1 as an editor or a spreadsheet does, and is 0 where the
 * fault is the whole file's. `field` names a column, or is empty. `detail` never quotes what a cell holds.
 */
export interface Fault {
  line: number
  field: string
  detail: string
}

/** A value that was read, or why it could not be. */
export type Reading<T> = { value: T } | { detail: string }

export function faultOfFile(detail: string): Fault {
  return { line: 0, field: '', detail }
}
