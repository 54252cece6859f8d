import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  id,
  instant,
  json,
  kept,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const reportStates = ['waiting', 'running', 'finished', 'failed', 'expired'] as const
export type ReportState = (typeof reportStates)[number]

/** Why a report was not made. `broken` is a fault of ours, of which the log says more. */
export const reportFailures = ['rights-lost', 'nothing-to-report', 'would-reveal', 'broken'] as const
export type ReportFailure = (typeof reportFailures)[number]

export const audiences = ['centre', 'firm', 'lawyer', 'client', 'donor', 'public'] as const
export type Audience = (typeof audiences)[number]

/** Ids, codes, dates and numbers; never a text that a person wrote. */
export type ReportParameters = Record<string, string | number | boolean>

/** A report that somebody asked for: made by a job with their rights, kept encrypted for some days, then forgotten. */
export class Report extends Model<InferAttributes<Report>, InferCreationAttributes<Report>> {
  declare id: CreationOptional<string>
  declare kind: string
  declare parameters: ReportParameters
  /** The case that the report is about, where it is about one: its walls hide the report too. */
  declare caseId: CreationOptional<string | null>
  declare audience: Audience
  declare language: string
  declare askedBy: string
  declare askedAt: Date
  declare state: ReportState
  declare failure: CreationOptional<ReportFailure | null>
  /** The job that makes it, whose progress is the report's. */
  declare jobId: string
  declare timesAsked: CreationOptional<number>
  declare fileId: CreationOptional<string | null>
  /** What is printed on its last page; known for ever. */
  declare fingerprint: CreationOptional<string | null>
  /** A keyed digest of what it says, whatever the day on which it was made. */
  declare contentDigest: CreationOptional<string | null>
  /** SHA-256 of its file. Nobody can test guesses by it: the keyed fingerprint is part of the file. */
  declare fileDigest: CreationOptional<string | null>
  declare finishedAt: CreationOptional<Date | null>
  declare expiresAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineReport(sequelize: Sequelize): void {
  Report.init(
    {
      id: id(),
      kind: text(24),
      parameters: { ...json(), allowNull: false },
      caseId: optionalRef(),
      audience: oneOf(audiences),
      language: text(35),
      askedBy: ref(),
      askedAt: instant(),
      state: oneOf(reportStates),
      failure: optionalText(24),
      jobId: ref(),
      timesAsked: whole(1),
      fileId: optionalRef(),
      fingerprint: optionalText(64),
      contentDigest: optionalText(64),
      fileDigest: optionalText(64),
      finishedAt: optionalInstant(),
      expiresAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Report', tableName: 'reports', ...kept },
  )
}
