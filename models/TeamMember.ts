import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, OPEN_END, oneOf, optionalRef, ref, written } from './columns.ts'

export const teamRoles = ['lead', 'second', 'supervisor'] as const
export type TeamRole = (typeof teamRoles)[number]

/** A lawyer of the firm on the team of a matter. */
export class TeamMember extends Model<InferAttributes<TeamMember>, InferCreationAttributes<TeamMember>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare userId: string
  declare role: TeamRole
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare addedBy: string
  /** The membership of the person whom this one stands in for. */
  declare coversId: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineTeamMember(sequelize: Sequelize): void {
  TeamMember.init(
    {
      id: id(),
      matterId: ref(),
      userId: ref(),
      role: oneOf(teamRoles),
      startsOn: day(),
      endsOn: day(OPEN_END),
      addedBy: ref(),
      coversId: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'TeamMember', tableName: 'team_members', ...written },
  )
}
