import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, oneOf, ref, whole, written } from './columns.ts'

export const feedbackGivers = ['client', 'firm'] as const
export type FeedbackGiver = (typeof feedbackGivers)[number]

/** What the client or the firm said of the work when it was over. */
export class MatterFeedback extends Model<
  InferAttributes<MatterFeedback>,
  InferCreationAttributes<MatterFeedback>
> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare givenBy: FeedbackGiver
  /** From 1 to 5. */
  declare rating: number
  declare words: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineMatterFeedback(sequelize: Sequelize): void {
  MatterFeedback.init(
    {
      id: id(),
      matterId: ref(),
      givenBy: oneOf(feedbackGivers),
      rating: whole(),
      words: encrypted('narrative'),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'MatterFeedback', tableName: 'matter_feedback', ...written },
  )
}
