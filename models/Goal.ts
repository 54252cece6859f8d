import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, kept, oneOf, optionalDay, ref, whole } from './columns.ts'

export const goalStates = ['open', 'reached', 'partly', 'given-up'] as const
export type GoalState = (typeof goalStates)[number]

/** Something that a client and their worker agreed to work towards. The goals of a referral are its care plan. */
export class Goal extends Model<InferAttributes<Goal>, InferCreationAttributes<Goal>> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare aim: string
  /** The day on which the client agreed to it. */
  declare agreedOn: string
  declare reviewDueOn: string
  declare state: GoalState
  declare settledOn: CreationOptional<string | null>
  declare setBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineGoal(sequelize: Sequelize): void {
  Goal.init(
    {
      id: id(),
      referralId: ref(),
      aim: { ...encrypted('clinical'), allowNull: false },
      agreedOn: day(),
      reviewDueOn: day(),
      state: oneOf(goalStates, 'open'),
      settledOn: optionalDay(),
      setBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Goal', tableName: 'goals', ...kept },
  )
}
