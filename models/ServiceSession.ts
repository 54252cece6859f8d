import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, kept, oneOf, optionalWhole, ref, whole } from './columns.ts'

export const sessionKinds = [
  'individual',
  'family',
  'couple',
  'group',
  'telephone',
  'video-call',
  'home-visit',
  'accompaniment',
] as const
export type SessionKind = (typeof sessionKinds)[number]

export const attendanceCodes = [
  'planned',
  'attended',
  'came-late',
  'missed',
  'cancelled-by-client',
  'cancelled-by-us',
] as const
export type Attendance = (typeof attendanceCodes)[number]

/** The codes of sessions in which the client was there. */
export const presentCodes = ['attended', 'came-late'] as const satisfies readonly Attendance[]

/** Whose interpreter was there, if anybody's. */
export const interpreterSources = ['none', 'centre', 'other'] as const
export type InterpreterSource = (typeof interpreterSources)[number]

/** A meeting of a client with the team: one that is planned, or how it went. What was said stands in its notes. */
export class ServiceSession extends Model<
  InferAttributes<ServiceSession>,
  InferCreationAttributes<ServiceSession>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare kind: SessionKind
  /** The layer of the pyramid of the IASC guidelines on mental health and psychosocial support, 1 to 4. */
  declare layer: number
  declare heldOn: string
  declare minutes: CreationOptional<number | null>
  declare attendance: Attendance
  declare interpreter: InterpreterSource
  /** The interpreter's name, or the language. */
  declare interpreterWords: CreationOptional<string | null>
  declare heldBy: string
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineServiceSession(sequelize: Sequelize): void {
  ServiceSession.init(
    {
      id: id(),
      referralId: ref(),
      kind: oneOf(sessionKinds),
      layer: whole(),
      heldOn: day(),
      minutes: optionalWhole(),
      attendance: oneOf(attendanceCodes),
      interpreter: oneOf(interpreterSources),
      interpreterWords: encrypted('clinical'),
      heldBy: ref(),
      recordedBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'ServiceSession', tableName: 'service_sessions', ...kept },
  )
}
