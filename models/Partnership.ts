import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, kept, oneOf, optionalDay, ref, text, whole } from './columns.ts'

export const partnershipStates = ['draft', 'signed', 'ended'] as const
export type PartnershipState = (typeof partnershipStates)[number]

/** A firm’s yearly agreement with the centre, with what it pledged. */
export class Partnership extends Model<InferAttributes<Partnership>, InferCreationAttributes<Partnership>> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare year: number
  declare state: PartnershipState
  declare startsOn: string
  declare endsOn: string
  declare signedOn: CreationOptional<string | null>
  declare pledgedMinutes: number
  declare pledgedMinor: number
  declare currency: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function definePartnership(sequelize: Sequelize): void {
  Partnership.init(
    {
      id: id(),
      firmId: ref(),
      year: whole(),
      state: oneOf(partnershipStates),
      startsOn: day(),
      endsOn: day(),
      signedOn: optionalDay(),
      pledgedMinutes: whole(),
      pledgedMinor: whole(),
      currency: text(3),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Partnership', tableName: 'partnerships', ...kept },
  )
}
