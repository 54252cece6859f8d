import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, ref, text } from './columns.ts'

/** A browser in which somebody signed in before: it keeps the owner’s way in open while others guess. */
export class KnownDevice extends Model<InferAttributes<KnownDevice>, InferCreationAttributes<KnownDevice>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare tokenHash: string
  declare createdAt: Date
}

export function defineKnownDevice(sequelize: Sequelize): void {
  KnownDevice.init(
    {
      id: id(),
      userId: ref(),
      tokenHash: text(64),
      createdAt: instant(),
    },
    { sequelize, modelName: 'KnownDevice', tableName: 'known_devices', ...bare },
  )
}
