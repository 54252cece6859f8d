import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  flag,
  id,
  instant,
  kept,
  longText,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const deadlineKinds = ['derived', 'stated', 'manual'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export const deadlineStates = ['running', 'met', 'missed', 'extended', 'replaced', 'void'] as const
export type DeadlineState = (typeof deadlineStates)[number]

/** A date that must not be missed, with the sum that made it. */
export class Deadline extends Model<InferAttributes<Deadline>, InferCreationAttributes<Deadline>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare track: string
  declare ruleId: string
  declare ruleVersion: number
  declare kind: DeadlineKind
  declare name: string
  /** What must be done by the last day. */
  declare demands: string
  /** A soft date is a reminder; no right is lost when it passes. */
  declare soft: boolean
  declare stepId: CreationOptional<string | null>
  declare basisDate: string
  declare legalLastDay: string
  declare internalTarget: string
  declare verified: boolean
  declare confidence: string
  declare source: string
  declare explanation: string
  declare calendarVersion: string
  declare state: DeadlineState
  declare settledOn: CreationOptional<string | null>
  declare settledById: CreationOptional<string | null>
  declare replacedById: CreationOptional<string | null>
  declare changedBecause: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineDeadline(sequelize: Sequelize): void {
  Deadline.init(
    {
      id: id(),
      caseId: ref(),
      track: text(24),
      ruleId: text(16),
      ruleVersion: whole(),
      kind: oneOf(deadlineKinds),
      name: text(200),
      demands: text(400),
      soft: flag(),
      stepId: optionalRef(),
      basisDate: day(),
      legalLastDay: day(),
      internalTarget: day(),
      verified: flag(),
      confidence: text(24),
      source: text(400),
      explanation: longText(),
      calendarVersion: text(24),
      state: oneOf(deadlineStates),
      settledOn: optionalDay(),
      settledById: optionalRef(),
      replacedById: optionalRef(),
      changedBecause: optionalText(400),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Deadline', tableName: 'deadlines', ...kept },
  )
}
