import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  encrypted,
  flag,
  id,
  instant,
  json,
  kept,
  optionalInstant,
  optionalRef,
  optionalText,
  ref,
  whole,
} from './columns.ts'

export const conflictDecisions = ['clear', 'conflict', 'needs-review'] as const
export type ConflictDecision = (typeof conflictDecisions)[number]

/** How a name or number that was asked agrees with a file, in points of 100 and in words without any name. */
export interface Agreement {
  asked: 'name' | 'documentNumber'
  /** Which of the names (or numbers) asked: the first is 0. */
  position: number
  score: number
  reasons: string[]
}

/** A client or a party that a conflict search found, by id. */
export interface Found {
  what: 'client' | 'party'
  id: string
  score: number
  agreements: Agreement[]
}

/** A search for conflicts of interest: what it found and what was decided. The names asked are not kept. */
export class ConflictSearch extends Model<
  InferAttributes<ConflictSearch>,
  InferCreationAttributes<ConflictSearch>
> {
  declare id: CreationOptional<string>
  declare caseId: CreationOptional<string | null>
  declare askedBy: string
  declare askedAt: Date
  /** Who has to look at it: whoever asked, or the lead caseworker where a name was added. */
  declare ownerId: string
  declare found: Found[] | null
  /** False where a name is borne by so many that not all of them were looked at. */
  declare complete: boolean
  declare decision: CreationOptional<ConflictDecision | null>
  declare decidedBy: CreationOptional<string | null>
  declare decidedAt: CreationOptional<Date | null>
  declare note: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineConflictSearch(sequelize: Sequelize): void {
  ConflictSearch.init(
    {
      id: id(),
      caseId: optionalRef(),
      askedBy: ref(),
      askedAt: instant(),
      ownerId: ref(),
      found: json(),
      complete: flag(),
      decision: optionalText(24),
      decidedBy: optionalRef(),
      decidedAt: optionalInstant(),
      note: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'ConflictSearch', tableName: 'conflict_searches', ...kept },
  )
}
