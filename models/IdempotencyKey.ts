import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, ref, text, written } from './columns.ts'

/** A POST that was answered, so that repeating it answers the same. */
export class IdempotencyKey extends Model<
  InferAttributes<IdempotencyKey>,
  InferCreationAttributes<IdempotencyKey>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare keyHash: string
  declare requestHash: string
  declare answer: CreationOptional<object | null>
  declare createdAt: CreationOptional<Date>
}

export function defineIdempotencyKey(sequelize: Sequelize): void {
  IdempotencyKey.init(
    {
      id: id(),
      userId: ref(),
      keyHash: text(64),
      requestHash: text(64),
      answer: encrypted('answers'),
      createdAt: instant(),
    },
    { sequelize, modelName: 'IdempotencyKey', tableName: 'idempotency_keys', ...written },
  )
}
