import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, oneOf, ref, written } from './columns.ts'

export const relations = ['spouse', 'parent', 'child', 'sibling', 'other'] as const
export type Relation = (typeof relations)[number]

/** How one client is related to another. */
export class FamilyLink extends Model<InferAttributes<FamilyLink>, InferCreationAttributes<FamilyLink>> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare relativeId: string
  declare relation: Relation
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineFamilyLink(sequelize: Sequelize): void {
  FamilyLink.init(
    {
      id: id(),
      clientId: ref(),
      relativeId: ref(),
      relation: oneOf(relations),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'FamilyLink', tableName: 'family_links', ...written },
  )
}
