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
  optionalDay,
  optionalRef,
  optionalText,
  ref,
  text,
  whole,
  written,
} from './columns.ts'

export const serviceWays = ['hand', 'post', 'through-lawyer', 'electronic', 'other'] as const
export type ServiceWay = (typeof serviceWays)[number]

export interface GroundResult {
  ground: string
  result: string
}

/** Something that happened on a track. Never overwritten, only superseded. */
export class Step extends Model<InferAttributes<Step>, InferCreationAttributes<Step>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare track: string
  /** The step's place on its track, from 1. */
  declare position: number
  declare fromStage: string
  declare stage: string
  declare happenedOn: string
  declare learntOn: string
  declare servedOn: CreationOptional<string | null>
  declare servedHow: CreationOptional<string | null>
  declare statedOn: CreationOptional<string | null>
  declare proof: CreationOptional<string | null>
  declare results: CreationOptional<GroundResult[] | null>
  declare recordedBy: string
  declare supersededById: CreationOptional<string | null>
  declare supersededBecause: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineStep(sequelize: Sequelize): void {
  Step.init(
    {
      id: id(),
      caseId: ref(),
      track: text(24),
      position: whole(),
      fromStage: text(24),
      stage: text(24),
      happenedOn: day(),
      learntOn: day(),
      servedOn: optionalDay(),
      servedHow: optionalText(24),
      statedOn: optionalDay(),
      proof: encrypted('narrative'),
      results: json(),
      recordedBy: ref(),
      supersededById: optionalRef(),
      supersededBecause: encrypted('narrative'),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Step', tableName: 'steps', ...written },
  )
}
