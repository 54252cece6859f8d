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
  OPEN_END,
  oneOf,
  optionalRef,
  optionalText,
  ref,
  written,
} from './columns.ts'

export const credentialKinds = [
  'admission',
  'practising-certificate',
  'indemnity',
  'foreign-registration',
  'induction',
] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** What entitles a lawyer to the work, and until when: admission, practising certificate, insurance, training. */
export class Credential extends Model<InferAttributes<Credential>, InferCreationAttributes<Credential>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare kind: CredentialKind
  declare jurisdiction: CreationOptional<string | null>
  declare number: CreationOptional<string | null>
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare trainingId: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineCredential(sequelize: Sequelize): void {
  Credential.init(
    {
      id: id(),
      userId: ref(),
      kind: oneOf(credentialKinds),
      jurisdiction: optionalText(35),
      number: encrypted('identity'),
      startsOn: day(),
      endsOn: day(OPEN_END),
      trainingId: optionalRef(),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Credential', tableName: 'credentials', ...written },
  )
}
