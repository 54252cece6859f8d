import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, day, encrypted, id, instant, oneOf, optionalRef, ref, text, whole } from './columns.ts'

/** How the questions came to the person. */
export const measureModes = ['self-completed', 'read-aloud', 'by-telephone', 'by-video'] as const
export type MeasureMode = (typeof measureModes)[number]

/** What was given to be scored: answers by item number, null where one was not answered, or a typed total. */
export interface GivenAnswers {
  items?: Record<string, number | null> | undefined
  total?: number | undefined
}

/** One answering of a measure in one of its versions. A wrong one is kept, and names the one that stands in its place. */
export class MeasureResult extends Model<
  InferAttributes<MeasureResult>,
  InferCreationAttributes<MeasureResult>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare measure: string
  declare measureVersion: number
  /** Null where the clinical key was destroyed. */
  declare given: GivenAnswers | null
  /** As the rules of the version made it; null where too few items were answered. */
  declare total: CreationOptional<number | null>
  declare language: string
  declare takenOn: string
  declare mode: MeasureMode
  declare interpreter: CreationOptional<string | null>
  declare administeredBy: string
  declare recordedBy: string
  declare recordedAt: Date
  declare supersededById: CreationOptional<string | null>
  declare supersededBecause: CreationOptional<string | null>
}

export function defineMeasureResult(sequelize: Sequelize): void {
  MeasureResult.init(
    {
      id: id(),
      referralId: ref(),
      measure: text(24),
      measureVersion: whole(),
      given: { ...encrypted('clinical', null), allowNull: false },
      total: encrypted('clinical', null),
      language: text(35),
      takenOn: day(),
      mode: oneOf(measureModes),
      interpreter: encrypted('clinical'),
      administeredBy: ref(),
      recordedBy: ref(),
      recordedAt: instant(),
      supersededById: optionalRef(),
      supersededBecause: encrypted('clinical'),
    },
    { sequelize, modelName: 'MeasureResult', tableName: 'measure_results', ...bare },
  )
}
