import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, kept, oneOf, ref, text, whole } from './columns.ts'

export const clientStatuses = ['active', 'inactive'] as const
export type ClientStatus = (typeof clientStatuses)[number]

/** A name as it stands on one paper, or as the person writes or uses it. */
export interface ClientName {
  kind: 'native-script' | 'passport' | 'recognizance' | 'unhcr' | 'court' | 'alias'
  name: string
}

/** A birth date as far as it is known: a year, a month of it, or the day. */
export interface BirthDate {
  date: string
  estimated: boolean
  source?: string | undefined
}

export interface ClientLanguage {
  language: string
  speaks: boolean
  reads: boolean
  writes: boolean
  forLetters: boolean
}

export interface DocumentNumber {
  kind: string
  number: string
}

/** A person who seeks protection. One file a person, children too. */
export class Client extends Model<InferAttributes<Client>, InferCreationAttributes<Client>> {
  declare id: CreationOptional<string>
  declare reference: string
  declare status: ClientStatus
  declare leadId: string
  declare fullName: string
  declare names: CreationOptional<ClientName[] | null>
  declare birthDate: CreationOptional<BirthDate | null>
  declare gender: CreationOptional<string | null>
  declare nationalities: CreationOptional<string[] | null>
  declare languages: CreationOptional<ClientLanguage[] | null>
  declare documentNumbers: CreationOptional<DocumentNumber[] | null>
  declare address: CreationOptional<string | null>
  declare telephone: CreationOptional<string | null>
  declare email: CreationOptional<string | null>
  declare safeContact: CreationOptional<string | null>
  declare specificNeeds: CreationOptional<string[] | null>
  declare riskFlags: CreationOptional<string[] | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineClient(sequelize: Sequelize): void {
  Client.init(
    {
      id: id(),
      reference: text(16),
      status: oneOf(clientStatuses),
      leadId: ref(),
      fullName: { ...encrypted('identity'), allowNull: false },
      names: encrypted('identity'),
      birthDate: encrypted('identity'),
      gender: encrypted('identity'),
      nationalities: encrypted('identity'),
      languages: encrypted('identity'),
      documentNumbers: encrypted('identity'),
      address: encrypted('identity'),
      telephone: encrypted('identity'),
      email: encrypted('identity'),
      safeContact: encrypted('identity'),
      specificNeeds: encrypted('identity'),
      riskFlags: encrypted('identity'),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Client', tableName: 'clients', ...kept },
  )
}
