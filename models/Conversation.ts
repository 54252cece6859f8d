import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, flag, id, instant, oneOf, optionalRef, ref, written } from './columns.ts'

export const conversationKinds = ['call', 'meeting', 'letter', 'event'] as const
export type ConversationKind = (typeof conversationKinds)[number]

/** A call, a meeting or a letter between the centre and a firm. */
export class Conversation extends Model<
  InferAttributes<Conversation>,
  InferCreationAttributes<Conversation>
> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare contactId: CreationOptional<string | null>
  declare heldOn: string
  declare kind: ConversationKind
  declare withSenior: boolean
  declare note: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineConversation(sequelize: Sequelize): void {
  Conversation.init(
    {
      id: id(),
      firmId: ref(),
      contactId: optionalRef(),
      heldOn: day(),
      kind: oneOf(conversationKinds),
      withSenior: flag(),
      note: encrypted('narrative'),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Conversation', tableName: 'conversations', ...written },
  )
}
