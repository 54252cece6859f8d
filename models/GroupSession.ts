import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, json, kept, oneOf, ref, whole } from './columns.ts'
import { type InterpreterSource, interpreterSources } from './ServiceSession.ts'

export const groupKinds = ['psychosocial-group', 'information-session', 'training-for-clients'] as const
export type GroupKind = (typeof groupKinds)[number]

/** The kinds that tell people something. That somebody came to one says nothing of their health. */
export const informingKinds = [
  'information-session',
  'training-for-clients',
] as const satisfies readonly GroupKind[]

export const groupTopics = [
  'coping',
  'sleep',
  'grief',
  'parenting',
  'community',
  'safety',
  'health',
  'screening-process',
  'interview',
  'rights',
  'work-and-study',
  'other',
] as const
export type GroupTopic = (typeof groupTopics)[number]

/** A meeting of several people at once, whom the centre knows by name or only counts. */
export class GroupSession extends Model<
  InferAttributes<GroupSession>,
  InferCreationAttributes<GroupSession>
> {
  declare id: CreationOptional<string>
  declare kind: GroupKind
  declare topic: GroupTopic
  declare title: CreationOptional<string | null>
  /** The layer of the pyramid of the IASC guidelines on mental health and psychosocial support, 1 to 4. */
  declare layer: number
  declare heldOn: string
  declare minutes: number
  declare languages: string[]
  declare interpreter: InterpreterSource
  /** The interpreter's name, or the language. */
  declare interpreterWords: CreationOptional<string | null>
  declare facilitatorIds: string[]
  /** How many adults were there who are no clients; and children. */
  declare adults: number
  declare children: number
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineGroupSession(sequelize: Sequelize): void {
  GroupSession.init(
    {
      id: id(),
      kind: oneOf(groupKinds),
      topic: oneOf(groupTopics),
      title: encrypted('clinical'),
      layer: whole(),
      heldOn: day(),
      minutes: whole(),
      languages: { ...json(), allowNull: false },
      interpreter: oneOf(interpreterSources),
      interpreterWords: encrypted('clinical'),
      facilitatorIds: { ...json(), allowNull: false },
      adults: whole(),
      children: whole(),
      recordedBy: ref(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'GroupSession', tableName: 'group_sessions', ...kept },
  )
}
