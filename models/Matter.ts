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
  json,
  kept,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  text,
  whole,
} from './columns.ts'

export const matterKinds = [
  'claim-form',
  'interview',
  'appeal',
  'judicial-review',
  'subsequent-claim',
  'work-permission',
  'research',
  'centre-work',
] as const
export type MatterKind = (typeof matterKinds)[number]

export const matterStatuses = ['draft', 'active', 'closed'] as const
export type MatterStatus = (typeof matterStatuses)[number]

export const conflictOutcomes = ['none', 'clear', 'conflict', 'conditional'] as const
export type ConflictOutcome = (typeof conflictOutcomes)[number]

/** A piece of work that a firm may take on: on a case, or for the centre itself. */
export class Matter extends Model<InferAttributes<Matter>, InferCreationAttributes<Matter>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare caseId: CreationOptional<string | null>
  declare firmId: CreationOptional<string | null>
  declare kind: MatterKind
  declare status: MatterStatus
  declare conflictCheck: ConflictOutcome
  declare conflictCheckedOn: CreationOptional<string | null>
  declare openedOn: string
  declare closedOn: CreationOptional<string | null>
  declare minutesGiven: CreationOptional<number>
  declare scope: CreationOptional<string | null>
  declare instructions: CreationOptional<string | null>
  /** Languages in which the work is done, as tags. */
  declare languages: CreationOptional<string[] | null>
  /** Fields of business of the other side, for firms that exclude some. */
  declare sectors: CreationOptional<string[] | null>
  declare opposingBodies: CreationOptional<string[] | null>
  declare neededUntil: CreationOptional<string | null>
  /** The track of the case and the deadline that the work serves. */
  declare track: CreationOptional<string | null>
  declare deadlineId: CreationOptional<string | null>
  /** Who at the centre supervises the work. */
  declare supervisorId: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineMatter(sequelize: Sequelize): void {
  Matter.init(
    {
      id: id(),
      reference: text(16),
      caseId: optionalRef(),
      firmId: optionalRef(),
      kind: oneOf(matterKinds),
      status: oneOf(matterStatuses),
      conflictCheck: oneOf(conflictOutcomes),
      conflictCheckedOn: optionalDay(),
      openedOn: day(),
      closedOn: optionalDay(),
      minutesGiven: whole(0),
      scope: encrypted('narrative'),
      instructions: encrypted('narrative'),
      languages: json(),
      sectors: json(),
      opposingBodies: encrypted('narrative'),
      neededUntil: optionalDay(),
      track: optionalText(32),
      deadlineId: optionalRef(),
      supervisorId: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Matter', tableName: 'matters', ...kept },
  )
}
