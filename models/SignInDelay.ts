import { type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import { bare, instant, text, whole } from './columns.ts'

/** How often signing in failed lately, for an account, a network, or the two together. */
export class SignInDelay extends Model<InferAttributes<SignInDelay>, InferCreationAttributes<SignInDelay>> {
  declare id: string
  declare failures: number
  declare lastFailureAt: Date
}

export function defineSignInDelay(sequelize: Sequelize): void {
  SignInDelay.init(
    {
      id: { ...text(64), primaryKey: true },
      failures: whole(),
      lastFailureAt: instant(),
    },
    { sequelize, modelName: 'SignInDelay', tableName: 'sign_in_delays', ...bare },
  )
}
