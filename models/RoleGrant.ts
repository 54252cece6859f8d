import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, optionalRef, ref, text, written } from './columns.ts'

/** A role that a user holds. Powers of several roles add up. */
export class RoleGrant extends Model<InferAttributes<RoleGrant>, InferCreationAttributes<RoleGrant>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare role: string
  declare grantedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineRoleGrant(sequelize: Sequelize): void {
  RoleGrant.init(
    {
      id: id(),
      userId: ref(),
      role: text(32),
      grantedBy: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'RoleGrant', tableName: 'role_grants', ...written },
  )
}
