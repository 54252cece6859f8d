import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, optionalRef, optionalText, ref, text, whole, written } from './columns.ts'

/** Money received from a firm, in the smallest unit of its currency. */
export class Payment extends Model<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare receivedOn: string
  declare amountMinor: number
  declare currency: string
  declare receiptNumber: string
  /** The pledge of money, and the part of it, that this was paid for; null leaves that to its day and its currency. */
  declare pledgeId: CreationOptional<string | null>
  declare instalmentId: CreationOptional<string | null>
  declare restrictedTo: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function definePayment(sequelize: Sequelize): void {
  Payment.init(
    {
      id: id(),
      firmId: ref(),
      receivedOn: day(),
      amountMinor: whole(),
      currency: text(3),
      receiptNumber: text(40),
      pledgeId: optionalRef(),
      instalmentId: optionalRef(),
      restrictedTo: optionalText(200),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Payment', tableName: 'payments', ...written },
  )
}
