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
  optionalInstant,
  optionalRef,
  ref,
  text,
  whole,
} from './columns.ts'

export const releaseStates = ['drafted', 'asked', 'signed', 'issued', 'refused'] as const
export type ReleaseState = (typeof releaseStates)[number]

/** Numbers that are to leave the centre, which a second person signs. Once issued it is remembered for ever. */
export class Release extends Model<InferAttributes<Release>, InferCreationAttributes<Release>> {
  declare id: CreationOptional<string>
  declare reportId: string
  declare audience: string
  /** The moment at which its figures were known. */
  declare asAt: Date
  declare state: ReleaseState
  declare madeBy: string
  declare askedAt: CreationOptional<Date | null>
  declare signedBy: CreationOptional<string | null>
  declare signedAt: CreationOptional<Date | null>
  declare issuedBy: CreationOptional<string | null>
  declare issuedAt: CreationOptional<Date | null>
  declare refusedBy: CreationOptional<string | null>
  declare refusedAt: CreationOptional<Date | null>
  declare reason: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineRelease(sequelize: Sequelize): void {
  Release.init(
    {
      id: id(),
      reportId: ref(),
      audience: text(24),
      asAt: instant(),
      state: oneOf(releaseStates),
      madeBy: ref(),
      askedAt: optionalInstant(),
      signedBy: optionalRef(),
      signedAt: optionalInstant(),
      issuedBy: optionalRef(),
      issuedAt: optionalInstant(),
      refusedBy: optionalRef(),
      refusedAt: optionalInstant(),
      reason: encrypted('narrative'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Release', tableName: 'releases', ...kept },
  )
}
