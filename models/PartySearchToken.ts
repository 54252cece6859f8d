import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, ref, text } from './columns.ts'

/** A keyed token of a party’s name: lets a name be found without being readable. */
export class PartySearchToken extends Model<
  InferAttributes<PartySearchToken>,
  InferCreationAttributes<PartySearchToken>
> {
  declare id: CreationOptional<string>
  declare partyId: string
  declare token: string
}

export function definePartySearchToken(sequelize: Sequelize): void {
  PartySearchToken.init(
    {
      id: id(),
      partyId: ref(),
      token: text(64),
    },
    { sequelize, modelName: 'PartySearchToken', tableName: 'party_search_tokens', ...bare },
  )
}
