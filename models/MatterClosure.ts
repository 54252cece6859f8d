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
  optionalRef,
  optionalText,
  ref,
  whole,
} from './columns.ts'
import type { GroundResult } from './Step.ts'

export const matterClosingReasons = [
  'completed',
  'client-withdrew',
  'firm-withdrew',
  'consent-withdrawn',
  'conflict',
  'transferred',
  'lost-contact',
  'opened-in-error',
] as const
export type MatterClosingReason = (typeof matterClosingReasons)[number]

export const documentFates = ['returned', 'destroyed', 'none-held'] as const
export type DocumentFate = (typeof documentFates)[number]

/** How a matter ended, and what became of the firm's copies. */
export class MatterClosure extends Model<
  InferAttributes<MatterClosure>,
  InferCreationAttributes<MatterClosure>
> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare closedBy: CreationOptional<string | null>
  declare reason: MatterClosingReason
  declare outcomes: CreationOptional<GroundResult[] | null>
  /** When the client was told, in which language (a tag), and how. */
  declare toldOn: CreationOptional<string | null>
  declare toldIn: CreationOptional<string | null>
  declare toldHow: CreationOptional<string | null>
  declare documentsFate: DocumentFate
  declare documentsOn: CreationOptional<string | null>
  /** Why it was closed although something was open. */
  declare despite: CreationOptional<string | null>
  /** The day that the firm's certificate gives, who recorded it, its words, and its paper. */
  declare certifiedOn: CreationOptional<string | null>
  declare certifiedBy: CreationOptional<string | null>
  declare certifiedWords: CreationOptional<string | null>
  declare certificateFileId: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineMatterClosure(sequelize: Sequelize): void {
  MatterClosure.init(
    {
      id: id(),
      matterId: ref(),
      closedBy: optionalRef(),
      reason: oneOf(matterClosingReasons),
      outcomes: encrypted('narrative'),
      toldOn: optionalDay(),
      toldIn: optionalText(35),
      toldHow: encrypted('narrative'),
      documentsFate: oneOf(documentFates),
      documentsOn: optionalDay(),
      despite: encrypted('narrative'),
      certifiedOn: optionalDay(),
      certifiedBy: optionalRef(),
      certifiedWords: encrypted('narrative'),
      certificateFileId: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'MatterClosure', tableName: 'matter_closures', ...kept },
  )
}
