import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, optionalInstant, optionalRef, ref, whole } from './columns.ts'

export const shareKinds = ['attendance-confirmation', 'letter', 'summary', 'hearing-needs'] as const
export type ShareKind = (typeof shareKinds)[number]

export const shareStates = ['shared', 'ended'] as const
export type ShareState = (typeof shareStates)[number]

/** A text that the psychosocial side wrote for the legal side, which reads it while the client agrees. */
export class Share extends Model<InferAttributes<Share>, InferCreationAttributes<Share>> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare clientId: string
  declare kind: ShareKind
  declare text: string
  declare state: ShareState
  declare madeBy: string
  declare endedAt: CreationOptional<Date | null>
  declare endedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineShare(sequelize: Sequelize): void {
  Share.init(
    {
      id: id(),
      referralId: ref(),
      clientId: ref(),
      kind: oneOf(shareKinds),
      text: { ...encrypted('clinical'), allowNull: false },
      state: oneOf(shareStates),
      madeBy: ref(),
      endedAt: optionalInstant(),
      endedBy: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Share', tableName: 'shares', ...kept },
  )
}
