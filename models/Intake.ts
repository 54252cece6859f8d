import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  encrypted,
  id,
  instant,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  text,
  whole,
} from './columns.ts'
import { type Urgency, urgencies } from './Referral.ts'

/** Who asks from outside: the person, somebody close to them, or another organisation. */
export const intakeKinds = ['self', 'relative', 'agency'] as const
export type IntakeKind = (typeof intakeKinds)[number]

export const intakeStates = ['waiting', 'taken-up', 'passed-on', 'refused', 'spam'] as const
export type IntakeState = (typeof intakeStates)[number]

/** What somebody without an account asked by the public form. Until a person has looked at it, nobody knows that it is true. */
export class Intake extends Model<InferAttributes<Intake>, InferCreationAttributes<Intake>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare kind: IntakeKind
  declare urgency: Urgency
  declare language: CreationOptional<string | null>
  declare name: CreationOptional<string | null>
  declare contact: CreationOptional<string | null>
  declare safeContact: CreationOptional<string | null>
  declare agency: CreationOptional<string | null>
  declare message: CreationOptional<string | null>
  declare state: IntakeState
  declare receivedAt: Date
  declare triagedAt: CreationOptional<Date | null>
  declare triagedBy: CreationOptional<string | null>
  declare clientId: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineIntake(sequelize: Sequelize): void {
  Intake.init(
    {
      id: id(),
      reference: text(16),
      kind: oneOf(intakeKinds),
      urgency: oneOf(urgencies),
      language: optionalText(35),
      name: encrypted('identity'),
      contact: encrypted('identity'),
      safeContact: encrypted('identity'),
      agency: encrypted('identity'),
      message: encrypted('narrative'),
      state: oneOf(intakeStates),
      receivedAt: instant(),
      triagedAt: optionalInstant(),
      triagedBy: optionalRef(),
      clientId: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Intake', tableName: 'intakes', ...kept },
  )
}
