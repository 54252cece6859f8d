import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { flag, id, instant, json, kept, oneOf, optionalWhole, ref, whole } from './columns.ts'
import type { MatterKind } from './Matter.ts'

export const grades = ['partner', 'counsel', 'associate', 'trainee', 'paralegal'] as const
export type Grade = (typeof grades)[number]

/** What the centre knows of a lawyer of a firm when it looks for somebody to take a matter. */
export class LawyerProfile extends Model<
  InferAttributes<LawyerProfile>,
  InferCreationAttributes<LawyerProfile>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare grade: Grade
  declare foreignLawyer: boolean
  declare languages: string[]
  declare areas: MatterKind[]
  declare mostMatters: CreationOptional<number | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineLawyerProfile(sequelize: Sequelize): void {
  LawyerProfile.init(
    {
      id: id(),
      userId: ref(),
      grade: oneOf(grades),
      foreignLawyer: flag(),
      languages: { ...json(), allowNull: false },
      areas: { ...json(), allowNull: false },
      mostMatters: optionalWhole(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'LawyerProfile', tableName: 'lawyer_profiles', ...kept },
  )
}
