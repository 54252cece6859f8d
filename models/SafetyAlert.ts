import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  encrypted,
  flag,
  id,
  instant,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

/** Who saw the danger: the answers to a measure, a psychosocial worker, or the legal side. */
export const alertSources = ['measure', 'clinician', 'caseworker'] as const
export type AlertSource = (typeof alertSources)[number]

export const alertStates = ['open', 'taken', 'closed'] as const
export type AlertState = (typeof alertStates)[number]

export const alertOutcomes = [
  'made-safe',
  'emergency-services',
  'care-arranged',
  'followed-up',
  'not-reached',
  'raised-in-error',
] as const
export type AlertOutcome = (typeof alertOutcomes)[number]

/** Somebody may be in danger. It calls people until one of them takes it. */
export class SafetyAlert extends Model<InferAttributes<SafetyAlert>, InferCreationAttributes<SafetyAlert>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare clientId: string
  declare caseId: CreationOptional<string | null>
  declare referralId: CreationOptional<string | null>
  declare resultId: CreationOptional<string | null>
  /** A code of measures/flags.yaml. */
  declare flag: string
  declare source: AlertSource
  declare words: CreationOptional<string | null>
  declare state: AlertState
  declare raisedBy: string
  declare raisedAt: Date
  /** How often people were called. */
  declare callsMade: CreationOptional<number>
  /** When people are called again; null once somebody has taken it. */
  declare nextCallAt: CreationOptional<Date | null>
  /** Whether nobody was on duty when people were called last. */
  declare nobodyOnDuty: CreationOptional<boolean>
  declare takenBy: CreationOptional<string | null>
  declare takenAt: CreationOptional<Date | null>
  declare closedBy: CreationOptional<string | null>
  declare closedAt: CreationOptional<Date | null>
  declare outcome: CreationOptional<AlertOutcome | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineSafetyAlert(sequelize: Sequelize): void {
  SafetyAlert.init(
    {
      id: id(),
      reference: text(16),
      clientId: ref(),
      caseId: optionalRef(),
      referralId: optionalRef(),
      resultId: optionalRef(),
      flag: text(40),
      source: oneOf(alertSources),
      words: encrypted('clinical'),
      state: oneOf(alertStates),
      raisedBy: ref(),
      raisedAt: instant(),
      callsMade: whole(0),
      nextCallAt: optionalInstant(),
      nobodyOnDuty: { ...flag(), defaultValue: false },
      takenBy: optionalRef(),
      takenAt: optionalInstant(),
      closedBy: optionalRef(),
      closedAt: optionalInstant(),
      outcome: optionalText(24),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'SafetyAlert', tableName: 'safety_alerts', ...kept },
  )
}
