import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  bare,
  day,
  encrypted,
  flag,
  id,
  instant,
  OPEN_END,
  oneOf,
  optionalRef,
  optionalText,
  ref,
} from './columns.ts'

export const consentKinds = ['given', 'limited', 'refused', 'withdrawn', 'expired'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** The events by which a client agrees to something. A limitation agrees to less than the event that it ends. */
export const agreeingKinds = ['given', 'limited'] as const satisfies readonly ConsentKind[]

export const consentPurposes = [
  'casework',
  'referral',
  'anonymous-statistics',
  'research',
  'fundraising-story',
  'media',
  'other-sharing',
] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export const recipientKinds = ['firm', 'provider', 'centre', 'other'] as const
export type RecipientKind = (typeof recipientKinds)[number]

export const consentProofs = ['signature', 'scan', 'recording', 'witness', 'spoken'] as const
export type ConsentProof = (typeof consentProofs)[number]

/** Whether a child agreed. A child who says no has refused, whatever the caregiver says. */
export const childAssents = ['given', 'too-young'] as const
export type ChildAssent = (typeof childAssents)[number]

/**
 * One event of the ledger: what a client agreed may be shared with whom and for what, refused, took back, or let run out.
 * Events are added and never changed; a later one names the earlier one that it ends. What holds today follows from them.
 */
export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare kind: ConsentKind
  /** The earlier event that this one ends. At most one event ends another. */
  declare endsId: CreationOptional<string | null>
  declare purpose: ConsentPurpose
  declare recipientKind: RecipientKind
  declare firmId: CreationOptional<string | null>
  declare providerId: CreationOptional<string | null>
  declare recipientName: CreationOptional<string | null>
  declare occurredOn: string
  declare validFrom: string
  declare expiresOn: CreationOptional<string>
  declare noticeVersion: CreationOptional<string | null>
  declare language: CreationOptional<string | null>
  declare explainedBy: CreationOptional<string | null>
  declare interpreter: CreationOptional<string | null>
  declare proof: CreationOptional<ConsentProof | null>
  declare proofFileId: CreationOptional<string | null>
  declare witness: CreationOptional<string | null>
  declare caregiver: CreationOptional<string | null>
  declare caregiverAgreed: CreationOptional<boolean | null>
  declare childAssent: CreationOptional<ChildAssent | null>
  declare reason: CreationOptional<string | null>
  declare recordedBy: CreationOptional<string | null>
  declare createdAt: Date
}

export function defineConsent(sequelize: Sequelize): void {
  Consent.init(
    {
      id: id(),
      clientId: ref(),
      kind: oneOf(consentKinds),
      endsId: optionalRef(),
      purpose: oneOf(consentPurposes),
      recipientKind: oneOf(recipientKinds),
      firmId: optionalRef(),
      providerId: optionalRef(),
      recipientName: encrypted('identity'),
      occurredOn: day(),
      validFrom: day(),
      expiresOn: day(OPEN_END),
      noticeVersion: optionalText(40),
      language: optionalText(35),
      explainedBy: optionalRef(),
      interpreter: encrypted('identity'),
      proof: optionalText(24),
      proofFileId: optionalRef(),
      witness: encrypted('identity'),
      caregiver: encrypted('identity'),
      caregiverAgreed: { ...flag(), allowNull: true },
      childAssent: optionalText(24),
      reason: encrypted('narrative'),
      recordedBy: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Consent', tableName: 'consents', ...bare },
  )
}
