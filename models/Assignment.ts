import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, OPEN_END, oneOf, ref, written } from './columns.ts'

export const assignmentRoles = ['lead', 'second', 'cover'] as const
export type AssignmentRole = (typeof assignmentRoles)[number]

/** Who works on a case: lead, second, or cover for a colleague on leave. */
export class Assignment extends Model<InferAttributes<Assignment>, InferCreationAttributes<Assignment>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare userId: string
  declare role: AssignmentRole
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare assignedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineAssignment(sequelize: Sequelize): void {
  Assignment.init(
    {
      id: id(),
      caseId: ref(),
      userId: ref(),
      role: oneOf(assignmentRoles),
      startsOn: day(),
      endsOn: day(OPEN_END),
      assignedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Assignment', tableName: 'assignments', ...written },
  )
}
