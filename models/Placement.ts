import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, json, kept, oneOf, optionalInstant, ref, whole } from './columns.ts'

export const placementStates = ['open', 'placed', 'exhausted', 'stopped'] as const
export type PlacementState = (typeof placementStates)[number]

/** The search for a firm that takes a matter on: the order in which firms are asked, and why that order. */
export class Placement extends Model<InferAttributes<Placement>, InferCreationAttributes<Placement>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare openedAt: Date
  declare openedBy: string
  declare state: PlacementState
  declare endedAt: CreationOptional<Date | null>
  declare proposal: CreationOptional<object[] | null>
  declare orderReason: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function definePlacement(sequelize: Sequelize): void {
  Placement.init(
    {
      id: id(),
      matterId: ref(),
      openedAt: instant(),
      openedBy: ref(),
      state: oneOf(placementStates),
      endedAt: optionalInstant(),
      proposal: json(),
      orderReason: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Placement', tableName: 'placements', ...kept },
  )
}
