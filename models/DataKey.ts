import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { instant, oneOf, text, written } from './columns.ts'
import { type KeyPurpose, keyPurposes } from './keyring.ts'

/** A key that encrypts values, wrapped by the master key. */
export class DataKey extends Model<InferAttributes<DataKey>, InferCreationAttributes<DataKey>> {
  declare id: string
  declare purpose: KeyPurpose
  declare wrapped: string
  declare activeFrom: Date
  declare createdAt: CreationOptional<Date>
}

export function defineDataKey(sequelize: Sequelize): void {
  DataKey.init(
    {
      id: { ...text(16), primaryKey: true },
      purpose: oneOf(keyPurposes),
      wrapped: text(255),
      activeFrom: instant(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'DataKey', tableName: 'data_keys', ...written },
  )
}
