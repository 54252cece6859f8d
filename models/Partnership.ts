import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  encrypted,
  id,
  instant,
  json,
  kept,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  optionalWhole,
  ref,
  whole,
} from './columns.ts'
import type { MatterKind } from './Matter.ts'

export const partnershipStates = ['draft', 'signed', 'ended'] as const
export type PartnershipState = (typeof partnershipStates)[number]

export const endings = [
  'firm-left',
  'centre-left',
  'both-agreed',
  'firm-merged',
  'firm-closed',
  'other',
] as const
export type Ending = (typeof endings)[number]

/** Who put their name under an agreement, for which side. */
export interface Signatory {
  name: string
  title: string
  side: 'centre' | 'firm'
  signedOn: string
}

/** A firm’s yearly agreement with the centre. Its state is what was done to it; what follows from the day is stateOf(). */
export class Partnership extends Model<InferAttributes<Partnership>, InferCreationAttributes<Partnership>> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare year: number
  declare state: PartnershipState
  declare startsOn: string
  declare endsOn: string
  declare signedOn: CreationOptional<string | null>
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
  /** The days on which the centre reports to the firm. */
  declare reportingDates: CreationOptional<string[] | null>
  declare signatories: CreationOptional<Signatory[] | null>
  /** The partnership that this one continued when it was drafted. */
  declare renewedFromId: CreationOptional<string | null>
  declare endedBecause: CreationOptional<Ending | null>
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
      documentId: optionalRef(),
      answerHours: whole(48),
      clearHours: whole(48),
      graceDays: whole(30),
      mostMatters: optionalWhole(),
      excludedKinds: json(),
      excludedSectors: json(),
      reportingDates: json(),
      signatories: encrypted('identity'),
      renewedFromId: optionalRef(),
      endedBecause: optionalText(24),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Partnership', tableName: 'partnerships', ...kept },
  )
}
