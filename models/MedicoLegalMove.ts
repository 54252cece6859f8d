import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, oneOf, optionalText, ref } from './columns.ts'
import { type ReportState, reportStates } from './MedicoLegalReport.ts'

/** A passage of a medico-legal report from one state to the next: who, when and why. Never changed. */
export class MedicoLegalMove extends Model<
  InferAttributes<MedicoLegalMove>,
  InferCreationAttributes<MedicoLegalMove>
> {
  declare id: CreationOptional<string>
  declare reportId: string
  declare fromState: CreationOptional<ReportState | null>
  declare toState: ReportState
  declare movedBy: string
  declare movedAt: Date
  declare because: CreationOptional<string | null>
}

export function defineMedicoLegalMove(sequelize: Sequelize): void {
  MedicoLegalMove.init(
    {
      id: id(),
      reportId: ref(),
      fromState: optionalText(24),
      toState: oneOf(reportStates),
      movedBy: ref(),
      movedAt: instant(),
      because: optionalText(40),
    },
    { sequelize, modelName: 'MedicoLegalMove', tableName: 'medico_legal_moves', ...bare },
  )
}
