import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, optionalDay, ref, text } from './columns.ts'

/** A legal basis of the claim, with its own result. */
export class CaseGround extends Model<InferAttributes<CaseGround>, InferCreationAttributes<CaseGround>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare ground: string
  declare result: string
  declare decidedOn: CreationOptional<string | null>
}

export function defineCaseGround(sequelize: Sequelize): void {
  CaseGround.init(
    {
      id: id(),
      caseId: ref(),
      ground: text(24),
      result: text(24),
      decidedOn: optionalDay(),
    },
    { sequelize, modelName: 'CaseGround', tableName: 'case_grounds', ...bare },
  )
}
