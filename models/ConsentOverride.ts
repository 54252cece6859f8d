import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { type ConsentPurpose, consentPurposes, type RecipientKind, recipientKinds } from './Consent.ts'
import type { DataKind } from './ConsentScope.ts'
import {
  encrypted,
  id,
  instant,
  json,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  whole,
} from './columns.ts'

export const overrideVerdicts = ['justified', 'not-justified'] as const
export type OverrideVerdict = (typeof overrideVerdicts)[number]

/** A disclosure without consent, to prevent serious harm: for some hours, for a reason, until a second person has judged it. */
export class ConsentOverride extends Model<
  InferAttributes<ConsentOverride>,
  InferCreationAttributes<ConsentOverride>
> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare purpose: ConsentPurpose
  declare recipientKind: RecipientKind
  declare firmId: CreationOptional<string | null>
  declare providerId: CreationOptional<string | null>
  declare recipientName: CreationOptional<string | null>
  declare dataKinds: DataKind[]
  declare reason: string
  declare madeBy: string
  declare madeAt: Date
  declare endsAt: Date
  declare verdict: CreationOptional<OverrideVerdict | null>
  declare reviewWords: CreationOptional<string | null>
  declare reviewedBy: CreationOptional<string | null>
  declare reviewedAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineConsentOverride(sequelize: Sequelize): void {
  ConsentOverride.init(
    {
      id: id(),
      clientId: ref(),
      purpose: oneOf(consentPurposes),
      recipientKind: oneOf(recipientKinds),
      firmId: optionalRef(),
      providerId: optionalRef(),
      recipientName: encrypted('identity'),
      dataKinds: { ...json(), allowNull: false },
      reason: { ...encrypted('narrative'), allowNull: false },
      madeBy: ref(),
      madeAt: instant(),
      endsAt: instant(),
      verdict: optionalText(24),
      reviewWords: encrypted('narrative'),
      reviewedBy: optionalRef(),
      reviewedAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'ConsentOverride', tableName: 'consent_overrides', ...kept },
  )
}
