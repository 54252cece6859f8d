import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  id,
  instant,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'
import type { LetterKind } from './RenewalRung.ts'

export const messageStates = ['planned', 'made', 'sent', 'bounced', 'skipped'] as const
export type MessageState = (typeof messageStates)[number]

/** Why a planned message was not made. */
export const skipReasons = [
  'late-start',
  'no-grace',
  'paused',
  'superseded',
  'too-late',
  'no-contact',
  'renewed',
  'firm-left',
  'firm-lapsed',
  'partnership-ended',
] as const
export type SkipReason = (typeof skipReasons)[number]

/**
 * The ledger of the renewal ladder: one row for each rung and partnership, from the day it is planned to the day on which
 * the server took the letter, or until it is known why none left. A rung that fell into a pause gets a row of a further
 * round when the firm returns. A step without a letter is settled when it was made.
 */
export class PlannedMessage extends Model<
  InferAttributes<PlannedMessage>,
  InferCreationAttributes<PlannedMessage>
> {
  declare id: CreationOptional<string>
  declare partnershipId: string
  declare firmId: string
  /** The code of the rung. */
  declare rung: string
  declare round: CreationOptional<number>
  declare plannedFor: string
  declare state: CreationOptional<MessageState>
  declare because: CreationOptional<SkipReason | null>
  declare letter: CreationOptional<LetterKind | null>
  declare contactId: CreationOptional<string | null>
  declare language: CreationOptional<string | null>
  declare outboxId: CreationOptional<string | null>
  declare taskId: CreationOptional<string | null>
  declare madeAt: CreationOptional<Date | null>
  /** When its end was known: sent, bounced or skipped, or made where no letter belongs to it. */
  declare settledAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function definePlannedMessage(sequelize: Sequelize): void {
  PlannedMessage.init(
    {
      id: id(),
      partnershipId: ref(),
      firmId: ref(),
      rung: text(40),
      round: whole(1),
      plannedFor: day(),
      state: oneOf(messageStates, 'planned'),
      because: optionalText(24),
      letter: optionalText(40),
      contactId: optionalRef(),
      language: optionalText(35),
      outboxId: optionalRef(),
      taskId: optionalRef(),
      madeAt: optionalInstant(),
      settledAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'PlannedMessage', tableName: 'planned_messages', ...kept },
  )
}
