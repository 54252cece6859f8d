import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, optionalRef, ref, written } from './columns.ts'

/** Somebody of a firm who was at a training. */
export class TrainingAttendance extends Model<
  InferAttributes<TrainingAttendance>,
  InferCreationAttributes<TrainingAttendance>
> {
  declare id: CreationOptional<string>
  declare trainingId: string
  declare firmId: string
  declare userId: CreationOptional<string | null>
  declare attendee: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineTrainingAttendance(sequelize: Sequelize): void {
  TrainingAttendance.init(
    {
      id: id(),
      trainingId: ref(),
      firmId: ref(),
      userId: optionalRef(),
      attendee: encrypted('identity'),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'TrainingAttendance', tableName: 'training_attendances', ...written },
  )
}
