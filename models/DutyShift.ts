import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, oneOf, ref, written } from './columns.ts'

/** Who is called first, and who stands behind them. */
export const dutyPosts = ['first', 'backup'] as const
export type DutyPost = (typeof dutyPosts)[number]

/** A stretch of time in which somebody is on duty for safety alerts. Its end does not belong to it. */
export class DutyShift extends Model<InferAttributes<DutyShift>, InferCreationAttributes<DutyShift>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare post: DutyPost
  declare startsAt: Date
  declare endsAt: Date
  declare setBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineDutyShift(sequelize: Sequelize): void {
  DutyShift.init(
    {
      id: id(),
      userId: ref(),
      post: oneOf(dutyPosts),
      startsAt: instant(),
      endsAt: instant(),
      setBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'DutyShift', tableName: 'duty_shifts', ...written },
  )
}
