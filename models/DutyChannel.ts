import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, ref, written } from './columns.ts'

/** A way to reach somebody on duty: an address, such as that by which a pager or a telephone takes mail. */
export class DutyChannel extends Model<InferAttributes<DutyChannel>, InferCreationAttributes<DutyChannel>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare address: string
  declare label: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineDutyChannel(sequelize: Sequelize): void {
  DutyChannel.init(
    {
      id: id(),
      userId: ref(),
      address: { ...encrypted('identity'), allowNull: false },
      label: encrypted('identity'),
      createdAt: instant(),
    },
    { sequelize, modelName: 'DutyChannel', tableName: 'duty_channels', ...written },
  )
}
