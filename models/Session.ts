import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, optionalInstant, optionalText, ref, text } from './columns.ts'

/** A sign-in. Only the hash of its token is kept. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare id: CreationOptional<string>
  declare tokenHash: string
  declare userId: string
  declare createdAt: Date
  declare lastSeenAt: Date
  declare expiresAt: Date
  declare endedAt: CreationOptional<Date | null>
  declare endedBecause: CreationOptional<string | null>
}

export function defineSession(sequelize: Sequelize): void {
  Session.init(
    {
      id: id(),
      tokenHash: text(64),
      userId: ref(),
      createdAt: instant(),
      lastSeenAt: instant(),
      expiresAt: instant(),
      endedAt: optionalInstant(),
      endedBecause: optionalText(24),
    },
    { sequelize, modelName: 'Session', tableName: 'sessions', ...bare },
  )
}
