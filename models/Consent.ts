import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  id,
  instant,
  kept,
  OPEN_END,
  oneOf,
  optionalInstant,
  optionalRef,
  ref,
  text,
  whole,
} from './columns.ts'

export const consentPurposes = ['casework'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export const consentStates = ['given', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** What a client agreed may be shared with a firm. */
export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare firmId: string
  declare purpose: ConsentPurpose
  declare state: ConsentState
  declare language: string
  declare noticeVersion: string
  declare givenOn: string
  declare expiresOn: CreationOptional<string>
  declare withdrawnAt: CreationOptional<Date | null>
  declare withdrawnBy: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineConsent(sequelize: Sequelize): void {
  Consent.init(
    {
      id: id(),
      clientId: ref(),
      firmId: ref(),
      purpose: oneOf(consentPurposes),
      state: oneOf(consentStates),
      language: text(16),
      noticeVersion: text(40),
      givenOn: day(),
      expiresOn: day(OPEN_END),
      withdrawnAt: optionalInstant(),
      withdrawnBy: optionalRef(),
      recordedBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Consent', tableName: 'consents', ...kept },
  )
}
