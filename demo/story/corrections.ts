import { newId } from '../../models/columns.ts'
import { dateOf, dayOf } from '../days.ts'
import type { Recorded } from './caseRows.ts'
import type { NewStep } from './deadlines.ts'
import { deadlinesOf } from './deadlines.ts'

type Kept = Pick<Recorded, 'steps' | 'deadlines'>

/**
 * Tells that one step was first recorded with a wrong date of service, and corrected: the wrong step stays, marked, and
 * its deadlines gave way to those of the right one.
 */
export function correctOne({ steps, deadlines }: Recorded, before: string): Kept {
  const right = steps.find(step => isPlain(step, before) && startsClock(step, deadlines))
  if (!right) return { steps, deadlines }
  const wrong: NewStep = {
    ...right,
    id: newId(),
    servedOn: dateOf(dayOf(right.servedOn ?? right.happenedOn) + 2),
    supersededById: right.id ?? null,
    supersededBecause: 'The envelope shows an earlier day of service',
  }
  const line = steps.filter(step => step.track === 'claim' && step.position < right.position)
  const given = deadlinesOf([...line, wrong]).filter(row => row.stepId === wrong.id)
  const replaced = given.map(row => ({
    ...row,
    state: 'replaced' as const,
    settledOn: null,
    replacedById: deadlines.find(one => one.stepId === right.id && one.ruleId === row.ruleId)?.id ?? null,
    changedBecause: 'the step it follows from was corrected',
    version: 1,
  }))
  return { steps: [wrong, ...steps], deadlines: [...replaced, ...deadlines] }
}

const isPlain = ({ track, servedOn, happenedOn }: NewStep, before: string) =>
  track === 'claim' && typeof servedOn === 'string' && happenedOn < before && servedOn < before

const startsClock = (step: NewStep, deadlines: Recorded['deadlines']) =>
  deadlines.some(row => row.stepId === step.id && row.kind === 'derived')
