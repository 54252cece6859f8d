import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  id,
  instant,
  kept,
  oneOf,
  optionalRef,
  optionalText,
  optionalWhole,
  ref,
  text,
  whole,
} from './columns.ts'

export const trainingKinds = ['induction', 'refugee-law', 'interviewing', 'trauma-informed', 'other'] as const
export type TrainingKind = (typeof trainingKinds)[number]

/** A session in which the centre taught lawyers of firms. */
export class Training extends Model<InferAttributes<Training>, InferCreationAttributes<Training>> {
  declare id: CreationOptional<string>
  declare firmId: CreationOptional<string | null>
  declare kind: TrainingKind
  declare title: string
  declare heldOn: string
  declare minutes: number
  declare pointsTenths: CreationOptional<number | null>
  declare accreditedBy: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineTraining(sequelize: Sequelize): void {
  Training.init(
    {
      id: id(),
      firmId: optionalRef(),
      kind: oneOf(trainingKinds),
      title: text(200),
      heldOn: day(),
      minutes: whole(),
      pointsTenths: optionalWhole(),
      accreditedBy: optionalText(200),
      recordedBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Training', tableName: 'trainings', ...kept },
  )
}
