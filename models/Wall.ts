import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, optionalRef, ref, whole } from './columns.ts'

export const wallStates = ['raised', 'confirmed', 'lift-asked', 'lifted'] as const
export type WallState = (typeof wallStates)[number]

/** A person or a firm that must not see a case. It beats every grant. */
export class Wall extends Model<InferAttributes<Wall>, InferCreationAttributes<Wall>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare userId: CreationOptional<string | null>
  declare firmId: CreationOptional<string | null>
  declare state: WallState
  declare reason: string
  declare raisedBy: string
  declare confirmedBy: CreationOptional<string | null>
  declare liftAskedBy: CreationOptional<string | null>
  declare liftedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineWall(sequelize: Sequelize): void {
  Wall.init(
    {
      id: id(),
      caseId: ref(),
      userId: optionalRef(),
      firmId: optionalRef(),
      state: oneOf(wallStates),
      reason: { ...encrypted('narrative'), allowNull: false },
      raisedBy: ref(),
      confirmedBy: optionalRef(),
      liftAskedBy: optionalRef(),
      liftedBy: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Wall', tableName: 'walls', ...kept },
  )
}
