import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  canonical,
  id,
  instant,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  text,
  whole,
} from './columns.ts'

export const userStatuses = ['invited', 'active', 'suspended'] as const
export type UserStatus = (typeof userStatuses)[number]

/** Somebody who may sign in: staff of the centre, or a person of a partner firm. */
export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<string>
  declare signInName: string
  declare displayName: string
  declare status: UserStatus
  declare firmId: CreationOptional<string | null>
  declare passwordHash: CreationOptional<string | null>
  declare passwordChangedAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineUser(sequelize: Sequelize): void {
  User.init(
    {
      id: id(),
      signInName: canonical(),
      displayName: text(200),
      status: oneOf(userStatuses),
      firmId: optionalRef(),
      passwordHash: optionalText(255),
      passwordChangedAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'User', tableName: 'users', ...kept },
  )
}
