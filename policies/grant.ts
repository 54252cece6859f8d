import type { Condition } from './conditions.ts'
import type { Action, GroupOf, SubjectName } from './vocabulary.ts'

/** Grants actions on a subject: which field groups, and on which rows (all, when no condition is given). */
export type Grant = <S extends SubjectName>(
  action: Action | Action[],
  subject: S,
  groups?: readonly GroupOf<S>[],
  condition?: Condition,
) => void
