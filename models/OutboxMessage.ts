import { randomUUID } from 'node:crypto'
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  bare,
  encrypted,
  id,
  instant,
  optionalInstant,
  optionalRef,
  optionalText,
  text,
  whole,
} from './columns.ts'

/**
 * A mail, from when it was written until it was sent or refused for good. Its text is encrypted, since it can hold a
 * link. It waits while it was neither sent nor bounced.
 */
export class OutboxMessage extends Model<
  InferAttributes<OutboxMessage>,
  InferCreationAttributes<OutboxMessage>
> {
  declare id: CreationOptional<string>
  declare kind: string
  declare recipient: string
  declare subject: string
  declare body: string
  /** What stands before the @ of its Message-ID: the same in every try, so that a receiver knows a double. */
  declare messageId: CreationOptional<string | null>
  /** How often a server answered that it cannot take this mail now. */
  declare attempts: CreationOptional<number>
  declare nextTryAt: CreationOptional<Date | null>
  declare leasedBy: CreationOptional<string | null>
  declare leasedUntil: CreationOptional<Date | null>
  declare createdAt: Date
  /** When a server accepted it, or an operator said that they handed it over. */
  declare sentAt: CreationOptional<Date | null>
  /** When it was refused for good. */
  declare bouncedAt: CreationOptional<Date | null>
  /** Why the last try failed: the code of the server's reply ("550") or of the connection's error. Never its text. */
  declare failure: CreationOptional<string | null>
  /** When its text was emptied. */
  declare forgottenAt: CreationOptional<Date | null>
}

export function defineOutboxMessage(sequelize: Sequelize): void {
  OutboxMessage.init(
    {
      id: id(),
      kind: text(40),
      recipient: { ...encrypted('mail'), allowNull: false },
      subject: { ...encrypted('mail'), allowNull: false },
      body: { ...encrypted('mail'), allowNull: false },
      messageId: { ...optionalRef(), defaultValue: () => randomUUID() },
      attempts: whole(0),
      nextTryAt: optionalInstant(),
      leasedBy: optionalRef(),
      leasedUntil: optionalInstant(),
      createdAt: instant(),
      sentAt: optionalInstant(),
      bouncedAt: optionalInstant(),
      failure: optionalText(24),
      forgottenAt: optionalInstant(),
    },
    { sequelize, modelName: 'OutboxMessage', tableName: 'outbox_messages', ...bare },
  )
}
