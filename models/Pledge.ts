import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, oneOf, optionalText, ref, whole, written } from './columns.ts'

export const pledgeKinds = ['hours', 'money', 'matters', 'trainings', 'secondment', 'in-kind'] as const
export type PledgeKind = (typeof pledgeKinds)[number]

/** The kinds of pledge that are an amount of a currency. What is given in kind is pledged at a stated value. */
export const pledgedInCurrency: readonly PledgeKind[] = ['money', 'in-kind']

/** One thing that a firm promised for the term of a partnership. */
export class Pledge extends Model<InferAttributes<Pledge>, InferCreationAttributes<Pledge>> {
  declare id: CreationOptional<string>
  declare partnershipId: string
  declare kind: PledgeKind
  /** Minutes for hours, minor units of the currency for money and in kind, days for a secondment, else a count. */
  declare quantity: number
  declare currency: CreationOptional<string | null>
  /** What the gift may be used for; null when the centre is free. */
  declare restrictedTo: CreationOptional<string | null>
  declare description: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function definePledge(sequelize: Sequelize): void {
  Pledge.init(
    {
      id: id(),
      partnershipId: ref(),
      kind: oneOf(pledgeKinds),
      quantity: whole(),
      currency: optionalText(3),
      restrictedTo: optionalText(200),
      description: optionalText(500),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Pledge', tableName: 'pledges', ...written },
  )
}
