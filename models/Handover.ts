import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, optionalInstant, ref, whole } from './columns.ts'

export const handoverStates = ['offered', 'accepted', 'declined', 'withdrawn'] as const
export type HandoverState = (typeof handoverStates)[number]

/**
 * The centre asks a member of a team to prepare what a deadline demands. The giver holds the deadline until the receiver
 * accepts, and again as soon as the receiver's access ends: who holds it is worked out, never stored.
 */
export class Handover extends Model<InferAttributes<Handover>, InferCreationAttributes<Handover>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare deadlineId: string
  declare fromId: string
  declare toId: string
  declare offeredAt: Date
  declare answeredAt: CreationOptional<Date | null>
  declare state: HandoverState
  declare note: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineHandover(sequelize: Sequelize): void {
  Handover.init(
    {
      id: id(),
      matterId: ref(),
      deadlineId: ref(),
      fromId: ref(),
      toId: ref(),
      offeredAt: instant(),
      answeredAt: optionalInstant(),
      state: oneOf(handoverStates),
      note: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Handover', tableName: 'handovers', ...kept },
  )
}
