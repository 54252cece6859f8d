import { expect } from 'chai'
import { deriveDeadlines, type StepFacts } from '../../jurisdictions/deadlines.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'

export const j = jurisdictionFor('hk-usm')
export const none: ReadonlyMap<string, string> = new Map()
export const step = (stage: string, facts: Partial<StepFacts> = {}): StepFacts => ({
  track: 'claim',
  stage,
  happenedOn: '2026-03-10',
  servedOn: null,
  statedOn: null,
  ...facts,
})
/** The deadlines that follow from a step at this stage on 10 March 2026. */
export const derive = (stage: string, facts: Partial<StepFacts> = {}, extraDays = none) =>
  deriveDeadlines(j, step(stage, facts), extraDays)
/** The one deadline that follows from a step. */
export const only = (stage: string, facts: Partial<StepFacts> = {}, extraDays = none) => {
  const [deadline, ...others] = derive(stage, facts, extraDays)
  expect(others).to.deep.equal([])
  if (!deadline) throw new Error(`no deadline follows from ${stage}`)
  return deadline
}
