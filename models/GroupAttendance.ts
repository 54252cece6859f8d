import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, kept, oneOf, ref, whole } from './columns.ts'
import { type Attendance, attendanceCodes } from './ServiceSession.ts'

export type HeldAttendance = Exclude<Attendance, 'planned'>

/** How it went, of something that was held. */
export const heldAttendances = attendanceCodes.filter((code): code is HeldAttendance => code !== 'planned')

/** Whether a client came to a group session. */
export class GroupAttendance extends Model<
  InferAttributes<GroupAttendance>,
  InferCreationAttributes<GroupAttendance>
> {
  declare id: CreationOptional<string>
  declare groupSessionId: string
  declare clientId: string
  declare attendance: HeldAttendance
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineGroupAttendance(sequelize: Sequelize): void {
  GroupAttendance.init(
    {
      id: id(),
      groupSessionId: ref(),
      clientId: ref(),
      attendance: oneOf(heldAttendances),
      recordedBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'GroupAttendance', tableName: 'group_attendances', ...kept },
  )
}
