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
  id,
  instant,
  kept,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const reportStates = [
  'requested',
  'accepted',
  'declined',
  'examined',
  'finished',
  'offered',
  'relied-on',
  'not-relied-on',
  'withdrawn',
] as const
export type ReportState = (typeof reportStates)[number]

/** The states in which a report has been offered to the legal side. Whether they read it is the client's to say, each day. */
export const offeredStates = [
  'offered',
  'relied-on',
  'not-relied-on',
] as const satisfies readonly ReportState[]

export const reportPurposes = ['screening-claim', 'appeal', 'judicial-review', 'custody', 'other'] as const
export type ReportPurpose = (typeof reportPurposes)[number]

export const examinations = ['physical', 'psychological', 'both'] as const
export type Examination = (typeof examinations)[number]

/**
 * How far a finding agrees with what is alleged, from least to most: the five grades of the Istanbul Protocol (edition of
 * 2004, paragraph 187).
 */
export const istanbulGrades = [
  'not-consistent',
  'consistent',
  'highly-consistent',
  'typical',
  'diagnostic',
] as const
export type IstanbulGrade = (typeof istanbulGrades)[number]

/** One lesion or sign, and how far it agrees with what is alleged of it. */
export interface Finding {
  subject: string
  grade: IstanbulGrade
}

/**
 * An expert report that the legal side asked for. It is no part of the clinical record, and crosses to the legal side only
 * when it is offered, while the client agrees that it is served.
 */
export class MedicoLegalReport extends Model<
  InferAttributes<MedicoLegalReport>,
  InferCreationAttributes<MedicoLegalReport>
> {
  declare id: CreationOptional<string>
  declare reference: string
  declare clientId: string
  declare caseId: string
  declare matterId: CreationOptional<string | null>
  /** Who examines, where it is nobody of the team. */
  declare providerId: CreationOptional<string | null>
  declare purpose: ReportPurpose
  declare examination: Examination
  declare language: string
  declare instructions: CreationOptional<string | null>
  declare requestedBy: string
  declare requestedOn: string
  /** Who of the team examines, or answers for the provider that does. */
  declare examinerId: CreationOptional<string | null>
  declare state: ReportState
  /** The code that says why the last move was made, where it needs one. */
  declare because: CreationOptional<string | null>
  declare examinedOn: CreationOptional<string | null>
  declare findings: CreationOptional<Finding[] | null>
  declare overall: CreationOptional<IstanbulGrade | null>
  declare fileId: CreationOptional<string | null>
  /** Why the lawyer relies on it, or does not. */
  declare reason: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineMedicoLegalReport(sequelize: Sequelize): void {
  MedicoLegalReport.init(
    {
      id: id(),
      reference: text(16),
      clientId: ref(),
      caseId: ref(),
      matterId: optionalRef(),
      providerId: optionalRef(),
      purpose: oneOf(reportPurposes),
      examination: oneOf(examinations),
      language: text(35),
      instructions: encrypted('narrative'),
      requestedBy: ref(),
      requestedOn: day(),
      examinerId: optionalRef(),
      state: oneOf(reportStates),
      because: optionalText(40),
      examinedOn: optionalDay(),
      findings: encrypted('clinical', null),
      overall: encrypted('clinical', null),
      fileId: optionalRef(),
      reason: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'MedicoLegalReport', tableName: 'medico_legal_reports', ...kept },
  )
}
