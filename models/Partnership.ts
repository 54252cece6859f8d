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
  json,
  kept,
  oneOf,
  optionalDay,
  optionalRef,
  optionalWhole,
  ref,
  text,
  whole,
} from './columns.ts'
import type { MatterKind } from './Matter.ts'

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
  /** The signed agreement as a stored file. */
  declare documentId: CreationOptional<string | null>
  /** Hours that the firm has to answer an offer, and then to clear conflicts. */
  declare answerHours: CreationOptional<number>
  declare clearHours: CreationOptional<number>
  /** Days after the term in which a renewal still follows on without a break in the record. */
  declare graceDays: CreationOptional<number>
  /** How many matters the firm works on at a time, at most. */
  declare mostMatters: CreationOptional<number | null>
  declare excludedKinds: CreationOptional<MatterKind[] | null>
  declare excludedSectors: CreationOptional<string[] | null>
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
      documentId: optionalRef(),
      answerHours: whole(48),
      clearHours: whole(48),
      graceDays: whole(30),
      mostMatters: optionalWhole(),
      excludedKinds: json(),
      excludedSectors: json(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Partnership', tableName: 'partnerships', ...kept },
  )
}
