import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, oneOf, optionalInstant, optionalRef, text } from './columns.ts'

export const linkPurposes = ['set-up', 'invitation', 'password-reset'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** A link that works once and not for long: set-up, invitation, new password. */
export class SingleUseLink extends Model<
  InferAttributes<SingleUseLink>,
  InferCreationAttributes<SingleUseLink>
> {
  declare id: CreationOptional<string>
  declare tokenHash: string
  declare purpose: LinkPurpose
  declare userId: CreationOptional<string | null>
  declare createdAt: Date
  declare expiresAt: Date
  declare usedAt: CreationOptional<Date | null>
}

export function defineSingleUseLink(sequelize: Sequelize): void {
  SingleUseLink.init(
    {
      id: id(),
      tokenHash: text(64),
      purpose: oneOf(linkPurposes),
      userId: optionalRef(),
      createdAt: instant(),
      expiresAt: instant(),
      usedAt: optionalInstant(),
    },
    { sequelize, modelName: 'SingleUseLink', tableName: 'single_use_links', ...bare },
  )
}
