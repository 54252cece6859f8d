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
  json,
  kept,
  OPEN_END,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
} from './columns.ts'

export const contactRoles = ['partner-in-charge', 'coordinator', 'conflict-contact', 'finance'] as const
export type ContactRole = (typeof contactRoles)[number]

/** Somebody at a firm whom the centre writes to or calls; with or without an account. */
export class Contact extends Model<InferAttributes<Contact>, InferCreationAttributes<Contact>> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare userId: CreationOptional<string | null>
  declare name: string
  declare email: CreationOptional<string | null>
  declare telephone: CreationOptional<string | null>
  declare roles: ContactRole[]
  declare office: CreationOptional<string | null>
  declare language: string
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineContact(sequelize: Sequelize): void {
  Contact.init(
    {
      id: id(),
      firmId: ref(),
      userId: optionalRef(),
      name: { ...encrypted('identity'), allowNull: false },
      email: encrypted('identity'),
      telephone: encrypted('identity'),
      roles: { ...json(), allowNull: false },
      office: optionalText(200),
      language: text(35),
      startsOn: day(),
      endsOn: day(OPEN_END),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Contact', tableName: 'contacts', ...kept },
  )
}
