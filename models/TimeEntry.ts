import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, kept, oneOf, optionalInstant, optionalRef, ref, whole } from './columns.ts'

export const activities = [
  'client-work',
  'research',
  'drafting',
  'interview',
  'hearing',
  'travel',
  'training',
  'administration',
] as const
export type Activity = (typeof activities)[number]

/** Work of a lawyer on a matter on a day, in minutes. */
export class TimeEntry extends Model<InferAttributes<TimeEntry>, InferCreationAttributes<TimeEntry>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare firmId: string
  declare userId: string
  declare workedOn: string
  declare minutes: number
  declare activity: Activity
  declare recordedBy: string
  declare verifiedBy: CreationOptional<string | null>
  declare verifiedAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineTimeEntry(sequelize: Sequelize): void {
  TimeEntry.init(
    {
      id: id(),
      matterId: ref(),
      firmId: ref(),
      userId: ref(),
      workedOn: day(),
      minutes: whole(),
      activity: oneOf(activities),
      recordedBy: ref(),
      verifiedBy: optionalRef(),
      verifiedAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'TimeEntry', tableName: 'time_entries', ...kept },
  )
}
