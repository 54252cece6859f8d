import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, ref, text, written } from './columns.ts'

/** A table of a release: its numbers as they were and as they are printed. Only the search for differences reads it. */
export class ReleaseTable extends Model<
  InferAttributes<ReleaseTable>,
  InferCreationAttributes<ReleaseTable>
> {
  declare id: CreationOptional<string>
  declare releaseId: string
  declare figure: string
  declare period: string
  declare cells: unknown
  declare createdAt: CreationOptional<Date>
}

export function defineReleaseTable(sequelize: Sequelize): void {
  ReleaseTable.init(
    {
      id: id(),
      releaseId: ref(),
      figure: text(80),
      period: text(24),
      cells: { ...encrypted('reports'), allowNull: false },
      createdAt: instant(),
    },
    { sequelize, modelName: 'ReleaseTable', tableName: 'release_tables', ...written },
  )
}
