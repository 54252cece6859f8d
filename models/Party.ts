import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, optionalDay, ref, whole } from './columns.ts'

export const partyKinds = ['adverse-person', 'opposing-body', 'witness', 'other'] as const
export type PartyKind = (typeof partyKinds)[number]

/** The kinds whose names a firm is told for its conflict check. */
export const kindsOnSlip = ['adverse-person', 'opposing-body'] as const satisfies readonly PartyKind[]
export const isOnSlip = (kind: PartyKind): boolean => (kindsOnSlip as readonly PartyKind[]).includes(kind)

/** Whom else a case is about. One that was added in error is ended, and stays. */
export class Party extends Model<InferAttributes<Party>, InferCreationAttributes<Party>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare kind: PartyKind
  declare name: string
  declare aliases: CreationOptional<string[] | null>
  declare note: CreationOptional<string | null>
  declare addedBy: string
  declare removedOn: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineParty(sequelize: Sequelize): void {
  Party.init(
    {
      id: id(),
      caseId: ref(),
      kind: oneOf(partyKinds),
      name: { ...encrypted('identity'), allowNull: false },
      aliases: encrypted('identity'),
      note: encrypted('identity'),
      addedBy: ref(),
      removedOn: optionalDay(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Party', tableName: 'parties', ...kept },
  )
}
