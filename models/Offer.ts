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
  ref,
  whole,
} from './columns.ts'

export const offerKinds = ['offer', 'recheck'] as const
export type OfferKind = (typeof offerKinds)[number]

export const offerStates = [
  'queued',
  'offered',
  'accepted',
  'clear',
  'conditional',
  'conflict',
  'declined',
  'silent',
  'withdrawn',
  'skipped',
] as const
export type OfferState = (typeof offerStates)[number]

/** A firm’s turn in a placement: asked when, by when to answer, and what came back. */
export class Offer extends Model<InferAttributes<Offer>, InferCreationAttributes<Offer>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare firmId: string
  declare placementId: CreationOptional<string | null>
  declare rank: number
  declare kind: OfferKind
  declare state: OfferState
  declare offeredAt: CreationOptional<Date | null>
  declare answerBy: CreationOptional<string | null>
  declare closesAt: CreationOptional<string | null>
  declare nudgedAt: CreationOptional<Date | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answeredBy: CreationOptional<string | null>
  declare reason: CreationOptional<string | null>
  declare note: CreationOptional<string | null>
  declare settledAt: CreationOptional<Date | null>
  declare answerTokenHash: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineOffer(sequelize: Sequelize): void {
  Offer.init(
    {
      id: id(),
      matterId: ref(),
      firmId: ref(),
      placementId: optionalRef(),
      rank: whole(),
      kind: oneOf(offerKinds),
      state: oneOf(offerStates),
      offeredAt: optionalInstant(),
      answerBy: optionalText(24),
      closesAt: optionalText(24),
      nudgedAt: optionalInstant(),
      answeredAt: optionalInstant(),
      answeredBy: optionalRef(),
      reason: optionalText(40),
      note: encrypted('narrative'),
      settledAt: optionalInstant(),
      answerTokenHash: optionalText(64),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Offer', tableName: 'offers', ...kept },
  )
}
