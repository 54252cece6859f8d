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
  optionalDay,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'
import { type Service, services } from './Provider.ts'

export const urgencies = ['emergency', 'urgent', 'routine'] as const
export type Urgency = (typeof urgencies)[number]

export const referralStates = [
  'draft',
  'awaiting-consent',
  'sent',
  'acknowledged',
  'accepted',
  'declined',
  'waiting-list',
  'first-contact',
  'in-service',
  'completed',
  'client-withdrew',
  'lost-contact',
  'bounced',
] as const
export type ReferralState = (typeof referralStates)[number]

/** Sending a client to a service, and what came back. */
export class Referral extends Model<InferAttributes<Referral>, InferCreationAttributes<Referral>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare clientId: string
  declare providerId: string
  declare service: Service
  declare layer: number
  declare urgency: Urgency
  declare state: ReferralState
  declare reason: CreationOptional<string | null>
  declare safeContact: CreationOptional<string | null>
  declare interpreter: CreationOptional<string | null>
  declare referredBy: string
  declare ownerId: CreationOptional<string | null>
  declare sentAt: CreationOptional<Date | null>
  declare respondBy: CreationOptional<string | null>
  declare nudgedAt: CreationOptional<Date | null>
  declare feedbackDueOn: CreationOptional<string | null>
  declare waitingSince: CreationOptional<string | null>
  declare expectedOn: CreationOptional<string | null>
  declare settledOn: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineReferral(sequelize: Sequelize): void {
  Referral.init(
    {
      id: id(),
      reference: text(16),
      clientId: ref(),
      providerId: ref(),
      service: oneOf(services),
      layer: whole(),
      urgency: oneOf(urgencies),
      state: oneOf(referralStates),
      reason: encrypted('clinical'),
      safeContact: encrypted('clinical'),
      interpreter: encrypted('clinical'),
      referredBy: ref(),
      ownerId: optionalRef(),
      sentAt: optionalInstant(),
      respondBy: optionalText(24),
      nudgedAt: optionalInstant(),
      feedbackDueOn: optionalDay(),
      waitingSince: optionalDay(),
      expectedOn: optionalDay(),
      settledOn: optionalDay(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Referral', tableName: 'referrals', ...kept },
  )
}
