import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, ref, text } from './columns.ts'

/** A keyed token of a client’s name: lets a name be found without being readable. */
export class ClientSearchToken extends Model<
  InferAttributes<ClientSearchToken>,
  InferCreationAttributes<ClientSearchToken>
> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare token: string
}

export function defineClientSearchToken(sequelize: Sequelize): void {
  ClientSearchToken.init(
    {
      id: id(),
      clientId: ref(),
      token: text(64),
    },
    { sequelize, modelName: 'ClientSearchToken', tableName: 'client_search_tokens', ...bare },
  )
}
