import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, day, id, ref, text, whole } from './columns.ts'

/** Where one track of a case stands. */
export class CaseTrack extends Model<InferAttributes<CaseTrack>, InferCreationAttributes<CaseTrack>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare track: string
  declare stage: string
  declare sinceOn: string
  /** How many places the track has; a superseding step takes the place of the one it corrects. */
  declare steps: CreationOptional<number>
}

export function defineCaseTrack(sequelize: Sequelize): void {
  CaseTrack.init(
    {
      id: id(),
      caseId: ref(),
      track: text(24),
      stage: text(24),
      sinceOn: day(),
      steps: whole(0),
    },
    { sequelize, modelName: 'CaseTrack', tableName: 'case_tracks', ...bare },
  )
}
