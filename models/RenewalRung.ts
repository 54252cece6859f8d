import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { type ContactRole, contactRoles } from './Contact.ts'
import { bare, flag, id, oneOf, optionalText, text, whole } from './columns.ts'
import { type TaskOwner, taskOwners } from './Task.ts'

/** What the days of a rung are counted from: the last day of the term, or the last day of grace. */
export const rungOrigins = ['term', 'grace'] as const
export type RungOrigin = (typeof rungOrigins)[number]

/** The kinds of task that the steps of a renewal open. */
export const renewalWork = [
  'renewal-review',
  'renewal-propose',
  'renewal-follow-up',
  'renewal-last-call',
  'renewal-in-grace',
  'renewal-lapsed',
] as const
export type RenewalWork = (typeof renewalWork)[number]

/** The letters that a step of a renewal can send. */
export const letterKinds = [
  'renewal-opens',
  'renewal-proposal',
  'renewal-reminder',
  'renewal-last-days',
  'grace-begun',
  'term-over',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** A step on the way to the renewal of every agreement: when it comes, what is to be done, and which letter leaves. */
export class RenewalRung extends Model<InferAttributes<RenewalRung>, InferCreationAttributes<RenewalRung>> {
  declare id: CreationOptional<string>
  declare code: string
  declare countedFrom: RungOrigin
  /** Days before that last day; negative after it. */
  declare daysBefore: number
  declare what: RenewalWork
  declare letter: LetterKind | null
  declare letterTo: ContactRole
  declare owedBy: TaskOwner
  declare active: boolean
}

export function defineRenewalRung(sequelize: Sequelize): void {
  RenewalRung.init(
    {
      id: id(),
      code: text(40),
      countedFrom: oneOf(rungOrigins),
      daysBefore: whole(),
      what: text(40),
      letter: optionalText(40),
      letterTo: oneOf(contactRoles),
      owedBy: oneOf(taskOwners),
      active: flag(),
    },
    { sequelize, modelName: 'RenewalRung', tableName: 'renewal_rungs', ...bare },
  )
}
