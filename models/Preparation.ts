import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, json, kept, oneOf, optionalDay, optionalRef, ref, whole } from './columns.ts'

export const appointments = ['hearing', 'interview', 'medical-examination', 'other'] as const
export type Appointment = (typeof appointments)[number]

export const hearingNeeds = [
  'language',
  'interpreter-gender',
  'breaks',
  'companion',
  'quiet-room',
  'evidence-by-video',
  'support-before',
  'support-after',
] as const
export type HearingNeed = (typeof hearingNeeds)[number]

/** What a client needs for a hearing or an interview, so that somebody can prepare them for it and be there after. */
export class Preparation extends Model<InferAttributes<Preparation>, InferCreationAttributes<Preparation>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare appointment: Appointment
  declare heldOn: CreationOptional<string | null>
  declare deadlineId: CreationOptional<string | null>
  declare needs: HearingNeed[]
  declare note: CreationOptional<string | null>
  declare recordedBy: string
  /** The day on which it was no longer needed. */
  declare endedOn: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function definePreparation(sequelize: Sequelize): void {
  Preparation.init(
    {
      id: id(),
      caseId: ref(),
      appointment: oneOf(appointments),
      heldOn: optionalDay(),
      deadlineId: optionalRef(),
      needs: { ...json(), allowNull: false },
      note: encrypted('narrative'),
      recordedBy: ref(),
      endedOn: optionalDay(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Preparation', tableName: 'preparations', ...kept },
  )
}
