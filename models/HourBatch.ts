import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, optionalInstant, optionalRef, ref, whole } from './columns.ts'
import type { Activity } from './TimeEntry.ts'

export const hourFormats = ['csv', 'xlsx', 'ledes'] as const
export type HourFormat = (typeof hourFormats)[number]

export const batchStates = ['read', 'run', 'undone'] as const
export type BatchState = (typeof batchStates)[number]

/** How a firm's file is to be understood: chosen by a person, and proposed for the firm's next file of the format. */
export interface HourMapping {
  /** Our field → the name of their column. A LEDES file has columns of its own. */
  columns?: Record<string, string> | undefined
  dateOrder?: 'dmy' | 'mdy' | undefined
  unit: 'hours' | 'minutes'
  decimal?: '.' | ',' | undefined
  delimiter?: ',' | ';' | '\t' | undefined
  /** The line of a sheet that names the columns, where a title stands above it. */
  headerLine?: number | undefined
  /** Their id of a matter → the reference of ours, or the kind of work that belongs to none. */
  matters: Record<string, string>
  /** Their id or name of a timekeeper → the id of a person. */
  people: Record<string, string>
  /** Their code → our activity; '' stands for no code. */
  activities: Record<string, Activity>
}

/** A file of hours that a firm sent, and what became of it. */
export class HourBatch extends Model<InferAttributes<HourBatch>, InferCreationAttributes<HourBatch>> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare fileId: string
  declare format: HourFormat
  declare state: BatchState
  declare mapping: CreationOptional<HourMapping | null>
  declare uploadedBy: string
  declare runBy: CreationOptional<string | null>
  declare runAt: CreationOptional<Date | null>
  declare undoneBy: CreationOptional<string | null>
  declare undoneAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineHourBatch(sequelize: Sequelize): void {
  HourBatch.init(
    {
      id: id(),
      firmId: ref(),
      fileId: ref(),
      format: oneOf(hourFormats),
      state: oneOf(batchStates),
      mapping: encrypted('identity'),
      uploadedBy: ref(),
      runBy: optionalRef(),
      runAt: optionalInstant(),
      undoneBy: optionalRef(),
      undoneAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'HourBatch', tableName: 'hour_batches', ...kept },
  )
}
