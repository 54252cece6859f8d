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
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  whole,
} from './columns.ts'

export const recallAnswers = ['destroyed', 'returned', 'kept-because'] as const
export type RecallAnswer = (typeof recallAnswers)[number]

/** What a recipient was asked to do with its copies when a consent ended, and what it answered. */
export class ConsentRecall extends Model<
  InferAttributes<ConsentRecall>,
  InferCreationAttributes<ConsentRecall>
> {
  declare id: CreationOptional<string>
  /** The event that ended the consent. */
  declare consentId: string
  declare firmId: CreationOptional<string | null>
  declare providerId: CreationOptional<string | null>
  declare askedAt: Date
  declare answer: CreationOptional<RecallAnswer | null>
  declare words: CreationOptional<string | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answeredBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineConsentRecall(sequelize: Sequelize): void {
  ConsentRecall.init(
    {
      id: id(),
      consentId: ref(),
      firmId: optionalRef(),
      providerId: optionalRef(),
      askedAt: instant(),
      answer: optionalText(24),
      words: encrypted('narrative'),
      answeredAt: optionalInstant(),
      answeredBy: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'ConsentRecall', tableName: 'consent_recalls', ...kept },
  )
}
