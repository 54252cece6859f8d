import { expect } from 'chai'
import type { Given } from '../../measures/answers.ts'
import { catalogueFrom, measureFor, textsOfMeasures } from '../../measures/load.ts'
import type { Measure } from '../../measures/schema.ts'
import { type Score, score } from '../../measures/score.ts'

/** A measure as it is delivered. */
export function delivered(code: string, version = 1): Measure {
  const measure = measureFor(code, version)
  if (!measure) throw new Error(`There is no measure ${code}`)
  return measure
}

export type Edit = [from: string, to: string]

/** The text of a delivered file with some of it changed. */
export function changed(file: string, ...edits: Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).to.contain(from)
    return text.replace(from, to)
  }, textsOfMeasures().get(file) ?? '')
}

/** The measure that a delivered file would be if some of it were changed. */
export function measureFrom(file: string, ...edits: Edit[]): Measure {
  const texts = new Map([
    ['flags.yaml', changed('flags.yaml')],
    [file, changed(file, ...edits)],
  ])
  const [measure] = catalogueFrom(texts).measures
  if (!measure) throw new Error('There is no measure')
  return measure
}

/** Answers in the order of the items; null where an item was not answered. */
export const inOrder = (...answers: (number | null)[]): Record<string, number | null> =>
  Object.fromEntries(answers.map((answer, i) => [String(i + 1), answer]))

/** The score of something that must be without fault. */
export function scored(measure: Measure, given: Given): Score {
  const result = score(measure, given)
  if ('faults' in result) throw new Error(result.faults.map(fault => fault.kind).join())
  return result.score
}

/** The kinds of fault and where they lie. */
export function faultsOf(measure: Measure, given: Given): string[] {
  const result = score(measure, given)
  return 'faults' in result ? result.faults.map(fault => `${fault.kind} ${fault.pointer}`) : []
}
