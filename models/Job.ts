import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  bare,
  canonical,
  id,
  instant,
  json,
  optionalInstant,
  optionalRef,
  optionalText,
  text,
  whole,
} from './columns.ts'

/** What a job is about: ids, dates and numbers. Never a text that a person wrote. */
export type Payload = Record<string, string | number>

/**
 * A piece of work that a worker does when it is due. `kind` and `key` name it, so that the same job exists once. Nothing
 * says that a job runs but its lease, which ends by itself when the process that took it dies.
 */
export class Job extends Model<InferAttributes<Job>, InferCreationAttributes<Job>> {
  declare id: CreationOptional<string>
  declare kind: string
  declare key: CreationOptional<string>
  declare payload: CreationOptional<Payload | null>
  declare dueAt: Date
  declare leasedBy: CreationOptional<string | null>
  declare leasedUntil: CreationOptional<Date | null>
  /** How often it was begun since it last went well. */
  declare attempts: CreationOptional<number>
  /** The kind of the last failure; never its message. */
  declare lastError: CreationOptional<string | null>
  /** How far a long job has come, in percent. */
  declare progress: CreationOptional<number>
  declare finishedAt: CreationOptional<Date | null>
  /** Set when it failed too often: it rests until somebody asks for it again. */
  declare failedAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineJob(sequelize: Sequelize): void {
  Job.init(
    {
      id: id(),
      kind: text(40),
      key: { ...canonical(), defaultValue: '' },
      payload: json(),
      dueAt: instant(),
      leasedBy: optionalRef(),
      leasedUntil: optionalInstant(),
      attempts: whole(0),
      lastError: optionalText(80),
      progress: whole(0),
      finishedAt: optionalInstant(),
      failedAt: optionalInstant(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Job', tableName: 'jobs', ...bare },
  )
}
