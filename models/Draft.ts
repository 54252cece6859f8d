import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  encrypted,
  id,
  instant,
  kept,
  oneOf,
  optionalDay,
  optionalInstant,
  optionalRef,
  ref,
  whole,
} from './columns.ts'

export const draftStates = ['submitted', 'approved', 'returned', 'filed'] as const
export type DraftState = (typeof draftStates)[number]

/**
 * A version of a work product, and what the centre said to it. One that was returned stays as it is; the next version is
 * a row of its own, so that the rows of a matter are the log of its reviews.
 */
export class Draft extends Model<InferAttributes<Draft>, InferCreationAttributes<Draft>> {
  declare id: CreationOptional<string>
  declare matterId: string
  /** Counted from 1 within the matter. */
  declare number: number
  declare title: string
  declare fileId: string
  declare submittedBy: string
  declare submittedAt: Date
  declare state: DraftState
  declare reviewedBy: CreationOptional<string | null>
  declare reviewedAt: CreationOptional<Date | null>
  declare review: CreationOptional<string | null>
  declare filedOn: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineDraft(sequelize: Sequelize): void {
  Draft.init(
    {
      id: id(),
      matterId: ref(),
      number: whole(),
      title: { ...encrypted('narrative'), allowNull: false },
      fileId: ref(),
      submittedBy: ref(),
      submittedAt: instant(),
      state: oneOf(draftStates),
      reviewedBy: optionalRef(),
      reviewedAt: optionalInstant(),
      review: encrypted('narrative'),
      filedOn: optionalDay(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Draft', tableName: 'drafts', ...kept },
  )
}
