import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  encrypted,
  id,
  instant,
  kept,
  OPEN_END,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const caseStatuses = ['open', 'closing', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** One claim of one client in one jurisdiction’s process. */
export class Case extends Model<InferAttributes<Case>, InferCreationAttributes<Case>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare clientId: string
  declare jurisdiction: string
  declare status: CaseStatus
  declare track: string
  declare stage: string
  declare leadId: string
  declare openedOn: string
  declare closedOn: CreationOptional<string | null>
  declare closingAskedBy: CreationOptional<string | null>
  declare closingReason: CreationOptional<string | null>
  /** The last day of the nearest running deadline; OPEN_END when none runs. */
  declare nextDeadlineOn: CreationOptional<string>
  declare regime: CreationOptional<string | null>
  declare claimMadeOn: CreationOptional<string | null>
  declare countryOfRisk: CreationOptional<string | null>
  declare narrative: CreationOptional<string | null>
  declare strategy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineCase(sequelize: Sequelize): void {
  Case.init(
    {
      id: id(),
      reference: text(16),
      clientId: ref(),
      jurisdiction: text(24),
      status: oneOf(caseStatuses),
      track: text(24),
      stage: text(24),
      leadId: ref(),
      openedOn: day(),
      closedOn: optionalDay(),
      closingAskedBy: optionalRef(),
      closingReason: optionalText(40),
      nextDeadlineOn: day(OPEN_END),
      regime: optionalText(24),
      claimMadeOn: optionalDay(),
      countryOfRisk: optionalText(2),
      narrative: encrypted('narrative'),
      strategy: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Case', tableName: 'cases', ...kept },
  )
}
