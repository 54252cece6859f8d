import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, day, id, ref, text } from './columns.ts'

/** Where one track of a case stands. */
export class CaseTrack extends Model<InferAttributes<CaseTrack>, InferCreationAttributes<CaseTrack>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare track: string
  declare stage: string
  declare sinceOn: string
}

export function defineCaseTrack(sequelize: Sequelize): void {
  CaseTrack.init(
    {
      id: id(),
      caseId: ref(),
      track: text(24),
      stage: text(24),
      sinceOn: day(),
    },
    { sequelize, modelName: 'CaseTrack', tableName: 'case_tracks', ...bare },
  )
}
