import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  id,
  instant,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
  written,
} from './columns.ts'

/** Why something that was recorded does not count. */
export const withdrawalReasons = ['wrong-entry', 'recorded-twice', 'not-received'] as const
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** Money received from a firm, in the smallest unit of its currency. It is withdrawn, and never changed or deleted. */
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
  /** The receipt number while the payment counts, so that no two have the same. */
  declare receiptInUse: CreationOptional<string | null>
  declare withdrawnAt: CreationOptional<Date | null>
  declare withdrawnBy: CreationOptional<string | null>
  declare withdrawnBecause: CreationOptional<WithdrawalReason | null>
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
      receiptInUse: optionalText(40),
      withdrawnAt: optionalInstant(),
      withdrawnBy: optionalRef(),
      withdrawnBecause: optionalText(24),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Payment', tableName: 'payments', ...written },
  )
}
