import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, oneOf, ref, written } from './columns.ts'

export const engagementStages = [
  'contacted',
  'education-session',
  'proposal',
  'checks',
  'agreed',
  'declined',
] as const
export type EngagementStage = (typeof engagementStages)[number]

/** How far the talks with a firm have come that is not a partner yet. */
export class EngagementStep extends Model<
  InferAttributes<EngagementStep>,
  InferCreationAttributes<EngagementStep>
> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare stage: EngagementStage
  declare happenedOn: string
  declare note: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineEngagementStep(sequelize: Sequelize): void {
  EngagementStep.init(
    {
      id: id(),
      firmId: ref(),
      stage: oneOf(engagementStages),
      happenedOn: day(),
      note: encrypted('narrative'),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'EngagementStep', tableName: 'engagement_steps', ...written },
  )
}
