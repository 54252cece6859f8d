import type { Deadline, DeadlineState } from '../../models/Deadline.ts'

/** What people did to a deadline that a step began: letters that moved it, and an end that somebody gave it. */
export interface Hand {
  extensions: { rowId: string; until: string }[]
  /** The end that still holds when the last day is this one; null when it runs (again). */
  settledOn(lastDay: string): { state: DeadlineState; settledOn: string } | null
}

/** Rows that stand for themselves: not those that a closure day or an earlier correction put a twin in the place of. */
export function standing(stored: readonly Deadline[]): Deadline[] {
  return stored.filter(row => {
    const successor = row.state === 'replaced' ? stored.find(one => one.id === row.replacedById) : undefined
    return row.kind !== 'manual' && row.stepId !== null && successor?.stepId !== row.stepId
  })
}

/** The row of a letter that took this one's place, if somebody extended it by hand. */
export function letterAfter(row: Deadline, stored: readonly Deadline[]): Deadline | undefined {
  const successor = stored.find(one => one.id === row.replacedById)
  return row.state === 'extended' && successor?.stepId === null ? successor : undefined
}

/** `corrected` says that the step of this deadline is the one being corrected. */
export function handOn(row: Deadline, stored: readonly Deadline[], corrected: boolean): Hand {
  const extensions = []
  let last = row
  for (let letter = letterAfter(row, stored); letter; letter = letterAfter(letter, stored)) {
    extensions.push({ rowId: letter.id, until: letter.legalLastDay })
    last = letter
  }
  return { extensions, settledOn: lastDay => endByHand(last, lastDay, corrected) }
}

function endByHand(row: Deadline, lastDay: string, corrected: boolean): ReturnType<Hand['settledOn']> {
  const { state, settledOn, settledById, legalLastDay } = row
  if (!settledOn || settledById) return null
  const inTime = settledOn <= lastDay
  const holds =
    lastDay === legalLastDay || (state === 'met' && inTime) || (state === 'missed' && !inTime) || !corrected
  return holds ? { state, settledOn } : null
}
