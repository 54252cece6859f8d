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
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const glassRecords = ['Client', 'Case', 'Referral'] as const
export type GlassRecord = (typeof glassRecords)[number]

export const glassReasons = [
  'danger-to-life',
  'danger-to-others',
  'child-at-risk',
  'urgent-deadline',
  'colleague-away',
  'other',
] as const
export type GlassReason = (typeof glassReasons)[number]

/** What was written down of it. Whether an opened one is over says the clock. */
export const glassStates = ['asked', 'opened'] as const
export type GlassState = (typeof glassStates)[number]

export const glassVerdicts = ['justified', 'not-justified'] as const
export type GlassVerdict = (typeof glassVerdicts)[number]

/** Reading one record in an emergency, beyond what is one's own: for minutes, for a reason, until a second person has judged it. */
export class BreakGlass extends Model<InferAttributes<BreakGlass>, InferCreationAttributes<BreakGlass>> {
  declare id: CreationOptional<string>
  declare record: GlassRecord
  /** Whom the record is about, whatever it is. */
  declare clientId: string
  declare caseId: CreationOptional<string | null>
  declare referralId: CreationOptional<string | null>
  declare actorId: string
  declare reasonCode: GlassReason
  declare reason: string
  declare state: GlassState
  declare askedAt: Date
  declare openedAt: CreationOptional<Date | null>
  /** The last minute, in UTC as YYYY-MM-DDTHH:MM, in which it opens something, or in which it can still be confirmed. */
  declare lastMinute: string
  declare secondBy: CreationOptional<string | null>
  /** The day on which somebody was last asked to review it. */
  declare nudgedOn: string
  declare verdict: CreationOptional<GlassVerdict | null>
  declare reviewWords: CreationOptional<string | null>
  declare reviewedBy: CreationOptional<string | null>
  declare reviewedAt: CreationOptional<Date | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineBreakGlass(sequelize: Sequelize): void {
  BreakGlass.init(
    {
      id: id(),
      record: oneOf(glassRecords),
      clientId: ref(),
      caseId: optionalRef(),
      referralId: optionalRef(),
      actorId: ref(),
      reasonCode: oneOf(glassReasons),
      reason: { ...encrypted('narrative'), allowNull: false },
      state: oneOf(glassStates),
      askedAt: instant(),
      openedAt: optionalInstant(),
      lastMinute: text(16),
      secondBy: optionalRef(),
      nudgedOn: day(),
      verdict: optionalText(24),
      reviewWords: encrypted('narrative'),
      reviewedBy: optionalRef(),
      reviewedAt: optionalInstant(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'BreakGlass', tableName: 'break_glasses', ...kept },
  )
}
