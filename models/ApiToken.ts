import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, json, optionalInstant, ref, text } from './columns.ts'

/** A key for a program. It can do what its scopes name and its owner may do at that moment. */
export class ApiToken extends Model<InferAttributes<ApiToken>, InferCreationAttributes<ApiToken>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare name: string
  declare tokenHash: string
  declare scopes: string[]
  declare createdAt: Date
  declare expiresAt: Date
  declare revokedAt: CreationOptional<Date | null>
}

export function defineApiToken(sequelize: Sequelize): void {
  ApiToken.init(
    {
      id: id(),
      userId: ref(),
      name: text(100),
      tokenHash: text(64),
      scopes: { ...json(), allowNull: false },
      createdAt: instant(),
      expiresAt: instant(),
      revokedAt: optionalInstant(),
    },
    { sequelize, modelName: 'ApiToken', tableName: 'api_tokens', ...bare },
  )
}
