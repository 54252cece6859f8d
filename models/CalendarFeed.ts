import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, optionalInstant, ref, text } from './columns.ts'

/** The address at which a calendar fetches a person's deadlines. It shows what that person may see at that moment. */
export class CalendarFeed extends Model<
  InferAttributes<CalendarFeed>,
  InferCreationAttributes<CalendarFeed>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare tokenHash: string
  declare createdAt: Date
  declare revokedAt: CreationOptional<Date | null>
  declare lastUsedAt: CreationOptional<Date | null>
}

export function defineCalendarFeed(sequelize: Sequelize): void {
  CalendarFeed.init(
    {
      id: id(),
      userId: ref(),
      tokenHash: text(64),
      createdAt: instant(),
      revokedAt: optionalInstant(),
      lastUsedAt: optionalInstant(),
    },
    { sequelize, modelName: 'CalendarFeed', tableName: 'calendar_feeds', ...bare },
  )
}
