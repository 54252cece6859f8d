import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  encrypted,
  flag,
  id,
  instant,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'
import { type Grade, grades } from './LawyerProfile.ts'

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

/** Work for the programme that belongs to no matter. */
export const programmeKinds = ['training', 'clinic', 'administration'] as const
export type ProgrammeKind = (typeof programmeKinds)[number]

export const entryKinds = ['matter', ...programmeKinds] as const
export type EntryKind = (typeof entryKinds)[number]

/** Work of a lawyer on a day, in minutes: on a matter, or for the programme. It is withdrawn, and never deleted. */
export class TimeEntry extends Model<InferAttributes<TimeEntry>, InferCreationAttributes<TimeEntry>> {
  declare id: CreationOptional<string>
  declare kind: CreationOptional<EntryKind>
  declare matterId: CreationOptional<string | null>
  declare firmId: string
  declare userId: string
  declare workedOn: string
  /** The month in which it is counted, YYYY-MM: that of the work, or a later one when that month was locked. */
  declare period: CreationOptional<string>
  declare minutes: number
  declare activity: Activity
  /** What the lawyer was when it was recorded; null where nobody knows. */
  declare grade: CreationOptional<Grade | null>
  declare late: CreationOptional<boolean>
  /** Somebody should look whether this hour stands twice. */
  declare possibleDouble: CreationOptional<boolean>
  declare note: CreationOptional<string | null>
  /** The import that brought it, and a keyed digest of the line of the file, which comes in once. */
  declare batchId: CreationOptional<string | null>
  declare rowKey: CreationOptional<string | null>
  declare recordedBy: string
  declare verifiedBy: CreationOptional<string | null>
  declare verifiedAt: CreationOptional<Date | null>
  declare withdrawnBy: CreationOptional<string | null>
  declare withdrawnAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export const monthOf = (day: string): string => day.slice(0, 7)

export function defineTimeEntry(sequelize: Sequelize): void {
  TimeEntry.init(
    {
      id: id(),
      kind: oneOf(entryKinds, 'matter'),
      matterId: optionalRef(),
      firmId: ref(),
      userId: ref(),
      workedOn: day(),
      period: text(7),
      minutes: whole(),
      activity: oneOf(activities),
      grade: { ...oneOf(grades), allowNull: true },
      late: { ...flag(), defaultValue: false },
      possibleDouble: { ...flag(), defaultValue: false },
      note: encrypted('narrative'),
      batchId: optionalRef(),
      rowKey: optionalText(64),
      recordedBy: ref(),
      verifiedBy: optionalRef(),
      verifiedAt: optionalInstant(),
      withdrawnBy: optionalRef(),
      withdrawnAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    {
      sequelize,
      modelName: 'TimeEntry',
      tableName: 'time_entries',
      ...kept,
      hooks: {
        beforeValidate(entry) {
          entry.period ??= monthOf(entry.workedOn)
        },
      },
    },
  )
}
