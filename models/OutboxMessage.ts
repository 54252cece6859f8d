import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, encrypted, id, instant, optionalInstant, text } from './columns.ts'

/** A mail that waits to be sent. Its text is encrypted, since it can hold a link. */
export class OutboxMessage extends Model<
  InferAttributes<OutboxMessage>,
  InferCreationAttributes<OutboxMessage>
> {
  declare id: CreationOptional<string>
  declare kind: string
  declare recipient: string
  declare subject: string
  declare body: string
  declare createdAt: Date
  declare sentAt: CreationOptional<Date | null>
}

export function defineOutboxMessage(sequelize: Sequelize): void {
  OutboxMessage.init(
    {
      id: id(),
      kind: text(40),
      recipient: { ...encrypted('mail'), allowNull: false },
      subject: { ...encrypted('mail'), allowNull: false },
      body: { ...encrypted('mail'), allowNull: false },
      createdAt: instant(),
      sentAt: optionalInstant(),
    },
    { sequelize, modelName: 'OutboxMessage', tableName: 'outbox_messages', ...bare },
  )
}
