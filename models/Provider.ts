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
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  optionalWhole,
  text,
  whole,
} from './columns.ts'

export const providerKinds = ['internal', 'clinic', 'hospital', 'shelter', 'organisation'] as const
export type ProviderKind = (typeof providerKinds)[number]

export const providerStatuses = ['active', 'ended'] as const
export type ProviderStatus = (typeof providerStatuses)[number]

/** The services of the inter-agency referral form. */
export const services = [
  'mental-health',
  'psychosocial',
  'child-care',
  'family-tracing',
  'women',
  'disability',
  'legal',
  'shelter',
  'non-food-items',
  'cash',
  'health',
  'food',
  'livelihood',
  'education',
] as const
export type Service = (typeof services)[number]

/** A service and its layer of the IASC pyramid, from 1 (basic services and security) to 4 (specialised services). */
export interface OfferedService {
  service: Service
  layer: 1 | 2 | 3 | 4
}

/** Somebody to whom a client is referred: the centre’s own team, a clinic, a hospital, a shelter, another organisation. */
export class Provider extends Model<InferAttributes<Provider>, InferCreationAttributes<Provider>> {
  declare id: CreationOptional<string>
  declare name: string
  declare kind: ProviderKind
  declare services: OfferedService[]
  declare languages: string[]
  declare area: CreationOptional<string | null>
  declare capacity: CreationOptional<number | null>
  declare cost: CreationOptional<string | null>
  declare contactName: CreationOptional<string | null>
  declare email: CreationOptional<string | null>
  declare telephone: CreationOptional<string | null>
  declare status: ProviderStatus
  declare reviewedOn: CreationOptional<string | null>
  declare reviewedBy: CreationOptional<string | null>
  declare reviewDueOn: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineProvider(sequelize: Sequelize): void {
  Provider.init(
    {
      id: id(),
      name: text(200),
      kind: oneOf(providerKinds),
      services: { ...json(), allowNull: false },
      languages: { ...json(), allowNull: false },
      area: optionalText(200),
      capacity: optionalWhole(),
      cost: optionalText(200),
      contactName: encrypted('identity'),
      email: encrypted('identity'),
      telephone: encrypted('identity'),
      status: oneOf(providerStatuses),
      reviewedOn: optionalDay(),
      reviewedBy: optionalRef(),
      reviewDueOn: day(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Provider', tableName: 'providers', ...kept },
  )
}
