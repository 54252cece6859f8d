import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, kept, oneOf, optionalDay, optionalRef, text, whole } from './columns.ts'

export const taskStates = ['open', 'done', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]

export const taskOwners = [
  'caseworker',
  'director',
  'psychosocial',
  'partnerships_manager',
  'firm_coordinator',
  'partner_lawyer',
] as const
export type TaskOwner = (typeof taskOwners)[number]

/** Something that somebody owes by a day. Its key says what it is about, so that it is opened once. */
export class Task extends Model<InferAttributes<Task>, InferCreationAttributes<Task>> {
  declare id: CreationOptional<string>
  declare kind: string
  declare key: string
  declare owedBy: TaskOwner
  declare ownerId: CreationOptional<string | null>
  declare firmId: CreationOptional<string | null>
  declare partnershipId: CreationOptional<string | null>
  declare matterId: CreationOptional<string | null>
  /** The client whom the task tells of: a wall on one of their cases hides it. */
  declare clientId: CreationOptional<string | null>
  declare userId: CreationOptional<string | null>
  declare dueOn: string
  declare note: CreationOptional<string | null>
  declare state: TaskState
  declare settledOn: CreationOptional<string | null>
  declare settledBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineTask(sequelize: Sequelize): void {
  Task.init(
    {
      id: id(),
      kind: text(40),
      key: text(120),
      owedBy: oneOf(taskOwners),
      ownerId: optionalRef(),
      firmId: optionalRef(),
      partnershipId: optionalRef(),
      matterId: optionalRef(),
      clientId: optionalRef(),
      userId: optionalRef(),
      dueOn: day(),
      note: encrypted('narrative'),
      state: oneOf(taskStates),
      settledOn: optionalDay(),
      settledBy: optionalRef(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Task', tableName: 'tasks', ...kept },
  )
}
