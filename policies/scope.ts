import {
  type Association,
  DataTypes,
  literal,
  type Model,
  type ModelStatic,
  type WhereOptions,
} from 'sequelize'
import type { Ability } from './ability.ts'
import { along, type Condition, type Scalar, type Test, wallsAgainst } from './conditions.ts'
import { type Action, fieldGroups, type SubjectName, waysToCase } from './vocabulary.ts'

/**
 * The one translation of rules into SQL. Every list, count, search, export, report and single row starts from here,
 * and walls are subtracted here. The table that is asked about goes by its model's name, as Sequelize calls it.
 */
type Table = ModelStatic<Model>

const NOTHING = '1=0'
const EVERYTHING = '1=1'

/** The rows of `model` on which the actor may do `action` (to the field group, if one is named), as one where clause. */
export function accessible(ability: Ability, action: Action, model: Table, group?: string): WhereOptions {
  return literal(scopeSql(ability, action, model, group)) as unknown as WhereOptions
}

/**
 * How a query comes to its rows: it looks for many (then the index on the person or the firm drives it), or it has one
 * by its id already (then every association is looked up from that row). The verdict is the same.
 */
export type Reach = 'many' | 'one'

/** The same as SQL text, for queries that are written by hand. Worked out once for each ability. */
export function scopeSql(
  ability: Ability,
  action: Action,
  model: Table,
  group?: string,
  reach: Reach = 'many',
): string {
  const key = `${action} ${model.name} ${group ?? ''} ${reach}`
  let sql = ability.scopes.get(key)
  if (sql === undefined) {
    sql = translate(ability, action, model, group, reach)
    ability.scopes.set(key, sql)
  }
  return sql
}

function translate(
  ability: Ability,
  action: Action,
  model: Table,
  group: string | undefined,
  reach: Reach,
): string {
  const subject = model.name as SubjectName
  const rules = ability.rulesFor(action, subject, group)
  if (rules.some(rule => rule.inverted)) throw new Error('Rules only grant')
  if (rules.length === 0) return NOTHING

  const sql = (condition: Condition, plan: Plan) => conditionSql(condition, model, model.name, plan)
  const granted = rules.some(rule => !rule.conditions)
    ? EVERYTHING
    : either(
        leastDemanding(rules.map(rule => rule.conditions as Condition)).map(condition =>
          sql(condition, reach === 'one' ? 'by-row' : 'by-person'),
        ),
      )
  const walled = wallConditions(ability, model).map(wall => sql(wall, reach === 'one' ? 'by-row' : 'by-set'))
  return walled.length > 0 ? `(${granted} AND NOT ${either(walled)})` : granted
}

/** Of several conditions those that decide: one that demands all that another does, and more, adds no row. */
function leastDemanding(conditions: Condition[]): Condition[] {
  return conditions.filter(
    (one, at) =>
      !conditions.some(
        (other, position) =>
          position !== at && demandsAll(one, other) && (position < at || !demandsAll(other, one)),
      ),
  )
}

/** Whether every row that fulfils `more` fulfils `less`, as far as their shape shows it. */
function demandsAll(more: Condition, less: Condition): boolean {
  return Object.entries(less).every(([name, test]) => {
    const its = more[name]
    if (its === undefined) return false
    const deeper = isNested(its) && isNested(test)
    return deeper ? demandsAll(its.$elemMatch, test.$elemMatch) : JSON.stringify(its) === JSON.stringify(test)
  })
}

/** For each field group of the subject, a column that says whether this actor reads it on that row. */
export function groupFlags(ability: Ability, model: Table): [ReturnType<typeof literal>, string][] {
  return Object.keys(fieldGroups[model.name as SubjectName]).map(group => [
    literal(flagSql(ability, model, group, 'many')),
    flagName(group),
  ])
}

/** Every row of the answer lies within the scope of reading, so a group of that very scope needs no question. */
function flagSql(ability: Ability, model: Table, group: string, reach: Reach): string {
  const scope = scopeSql(ability, 'read', model, group, reach)
  if (scope === NOTHING) return '0'
  const known = scope === scopeSql(ability, 'read', model, undefined, reach)
  return known ? '1' : `CASE WHEN ${scope} THEN 1 ELSE 0 END`
}

/** The same columns as SQL text, for queries that are written by hand. */
export function flagColumns(
  ability: Ability,
  model: Table,
  reach: Reach,
  groups?: readonly string[],
): string {
  const all = Object.keys(fieldGroups[model.name as SubjectName])
  return (groups ?? all)
    .map(group => `${flagSql(ability, model, group, reach)} AS ${flagName(group)}`)
    .join(', ')
}

export function flagName(group: string): string {
  return `may_${group}`
}

function wallConditions(ability: Ability, model: Table): Condition[] {
  const ways = waysToCase[model.name as SubjectName]
  return ways.flatMap(way => wallsAgainst(ability.actor).map(wall => along([...way, 'walls'], wall)))
}

const either = (parts: string[]) => `(${parts.join(' OR ')})`

/**
 * How associations become SQL. By person: towards many rows by IN, so that the index on the person or the firm drives
 * the query, and from a single row on by look-up. By row: every association is looked up from the row. By set: all by
 * IN, for conditions that few rows fulfil (walls): the set is gathered once.
 */
type Plan = 'by-person' | 'by-row' | 'by-set'

/** Throws on a column, an association, an operator or a type of value that the grammar does not know. */
export function conditionSql(
  condition: Condition,
  model: Table,
  alias: string,
  plan: Plan = 'by-person',
): string {
  const entries = Object.entries(condition)
  const driven =
    plan === 'by-person' && entries.some(([name, test]) => isNested(test) && leadsToMany(model, name))
  const parts = entries.map(([name, test]) => {
    if (isNested(test)) return associationSql(test.$elemMatch, model, name, alias, plan)
    if (isAbsent(test)) return absenceSql(test.$none, model, name, alias)
    return columnSql(test, model, name, driven ? `+${quote(alias)}` : quote(alias))
  })
  return parts.length === 0 ? EVERYTHING : `(${parts.join(' AND ')})`
}

// Where the person's own rows drive a query, SQLite must not be tempted by an index on a column that many share (the
// firm's): the plus in front of a column takes that index out of the choice, and MySQL reads over it.
function leadsToMany(model: Table, name: string): boolean {
  return model.associations[name]?.associationType === 'HasMany'
}

function isNested(test: Test): test is { $elemMatch: Condition } {
  return typeof test === 'object' && '$elemMatch' in test
}

function isAbsent(test: Test): test is { $none: Condition } {
  return typeof test === 'object' && '$none' in test
}

function columnSql(
  test: Exclude<Test, { $elemMatch: Condition } | { $none: Condition }>,
  model: Table,
  name: string,
  table: string,
): string {
  const attribute = model.getAttributes()[name]
  if (!attribute?.field) throw new Error(`A rule names ${model.name}.${name}, which does not exist`)
  const column = `${table}.${quote(attribute.field)}`
  const value = (scalar: Scalar) => {
    const expected = attribute.type instanceof DataTypes.INTEGER ? 'number' : 'string'
    if (typeof scalar !== expected)
      throw new Error(`A rule compares ${model.name}.${name} with a ${typeof scalar}`)
    return model.sequelize?.escape(scalar as string | number) ?? NOTHING
  }
  if (typeof test !== 'object') return `${column} = ${value(test)}`
  if ('$in' in test)
    return test.$in.length === 0 ? NOTHING : `${column} IN (${test.$in.map(value).join(', ')})`
  if ('$lte' in test) return `${column} <= ${value(test.$lte)}`
  if ('$gte' in test) return `${column} >= ${value(test.$gte)}`
  throw new Error(`A rule on ${model.name}.${name} uses an unknown comparison`)
}

interface Link extends Association<Model, Model> {
  foreignKey: string
}

function associationSql(inner: Condition, model: Table, name: string, alias: string, plan: Plan): string {
  const link = model.associations[name] as Link | undefined
  if (!link) throw new Error(`A rule names ${model.name}.${name}, which is no association`)
  const target = link.target as Table
  const as = `${alias}_${name}`
  const toOne = link.associationType === 'BelongsTo'
  const below = plan === 'by-person' && toOne ? 'by-row' : plan
  const condition = conditionSql(inner, target, as, below)
  const foreignKey = quote(columnOf(toOne ? model : target, link.foreignKey))
  const from = `FROM ${quote(String(target.getTableName()))} AS ${quote(as)}`
  const [here, there] = toOne
    ? [`${quote(alias)}.${foreignKey}`, `${quote(as)}.\`id\``]
    : [`${quote(alias)}.\`id\``, `${quote(as)}.${foreignKey}`]

  if (below === 'by-row') return `EXISTS (SELECT 1 ${from} WHERE ${there} = ${here} AND ${condition})`
  const within = `${here} IN (SELECT ${there} ${from} WHERE ${condition})`
  // A row that leads nowhere is not within; a bare IN would leave the verdict open, and NOT would lose the row.
  return toOne ? `(${here} IS NOT NULL AND ${within})` : within
}

/** That no row of an association fulfils a condition: always looked up from the row, since nothing can drive it. */
function absenceSql(inner: Condition, model: Table, name: string, alias: string): string {
  if (!leadsToMany(model, name))
    throw new Error(`A rule says none of ${model.name}.${name}, which is not many`)
  return `NOT ${associationSql(inner, model, name, alias, 'by-row')}`
}

function columnOf(model: Table, attribute: string): string {
  const field = model.getAttributes()[attribute]?.field
  if (!field) throw new Error(`${model.name}.${attribute} has no column`)
  return field
}

const quote = (name: string) => `\`${name}\``
