import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, json, kept, text, whole } from './columns.ts'

/** How sure the centre is that a line says what the frame says. */
export const confidences = ['sourced', 'inferred', 'unverified'] as const
export type Confidence = (typeof confidences)[number]

/** A line of a frame, and the figures of ours that answer it. */
export interface FrameLine {
  code: string
  title: string
  figures: string[]
  note: string | null
  confidence: Confidence
  /** Its title and note by the tag of another language; without it, a report in that language shows these. */
  translations?: Translations<{ title: string; note: string | null }> | undefined
}

export type Translations<T> = Readonly<Partial<Record<string, T>>>

/** What somebody else asks of a report, in their own order: an objective, a target, the fields of a form. */
export class Frame extends Model<InferAttributes<Frame>, InferCreationAttributes<Frame>> {
  declare id: CreationOptional<string>
  declare code: string
  declare title: string
  /** Whose frame it is, and where it stands. */
  declare source: string
  declare lines: FrameLine[]
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineFrame(sequelize: Sequelize): void {
  Frame.init(
    {
      id: id(),
      code: text(40),
      title: text(200),
      source: text(400),
      lines: { ...json(), allowNull: false, field: 'frame_lines' },
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Frame', tableName: 'frames', ...kept },
  )
}
