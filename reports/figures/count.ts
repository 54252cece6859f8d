import { invalid } from '../../errors.ts'
import { select } from '../../models/statements.ts'
import { type Dimension, isOfPeople, refuseUnreadable } from './dimensions.ts'
import type { Counted, Figure, Group } from './figure.ts'
import { divideByPerson } from './people-by.ts'
import { asking, type Question } from './question.ts'
import type { Cell, Table } from './table.ts'

/**
 * Counts a figure through the door: what a wall hides is in no number. Throws 422 for a dimension that the figure does not
 * know, 403 for one that comes from fields the reader may not read. The numbers are bare (conceal.ts hides the small ones).
 */
export async function count(figure: Figure, question: Question): Promise<Table> {
  const by = dimensionsOf(figure, question)
  refuseUnreadable(question.ability, by)
  const value = await groupsOf(figure, question, figure.counted, by)
  const of = figure.among ? await groupsOf(figure, question, figure.among, by) : undefined
  const addsUp = !by.some(dimension => figure.overlapping?.includes(dimension))
  const total = (groups: Group[], counted: Figure['counted']) =>
    addsUp ? sum(groups) : groupsOf(figure, question, counted, []).then(sum)
  return {
    code: figure.code,
    unit: figure.unit,
    dimensions: [...by],
    total: by.includes('currency') ? null : await total(value, figure.counted),
    ...(of && figure.among ? { of: await total(of, figure.among) } : {}),
    cells: by.length === 0 ? [] : cellsOf(value, of),
    addsUp,
  }
}

function dimensionsOf({ dimensions, always = [] }: Figure, { by }: Question): Dimension[] {
  const unknown = by.find(dimension => !dimensions.includes(dimension))
  if (unknown) throw invalid('/by', `this figure is not divided by ${unknown}`)
  return [...new Set([...always, ...by])]
}

const sum = (groups: Group[]) => groups.reduce((all, { value }) => all + value, 0)

async function groupsOf(
  figure: Figure,
  question: Question,
  countedBy: Figure['counted'],
  by: readonly Dimension[],
): Promise<Group[]> {
  const asked = asking(question)
  const counted = countedBy(asked)
  const person = by.filter(isOfPeople)
  const others = by.filter(dimension => !isOfPeople(dimension))
  const door = asked.door(figure.subject)
  if (person.length === 0) return ask(counted, others, door)
  const groups = await ask(counted, others, door, counted.person)
  return divideByPerson(groups, person, question)
}

/** One statement: the records, grouped by what the statement can tell, and by person where that is asked for. */
async function ask(
  counted: Counted,
  by: readonly Dimension[],
  door: string,
  person?: string,
): Promise<(Group & { person?: string | undefined })[]> {
  const parts = by.map(dimension => partOf(counted, dimension))
  const columns = [...parts.map(({ sql }) => `COALESCE(${sql}, 'unknown')`), ...(person ? [person] : [])]
  const named = columns.map((column, at) => `${column} AS part${at}`)
  const rows = await select<Record<string, string | number>>(
    `SELECT ${[...named, `${valueSql(counted)} AS value`].join(', ')}
     FROM ${[counted.from, ...new Set(parts.flatMap(({ joins = [] }) => joins))].join(' ')}
     WHERE ${[door, ...counted.where].join(' AND ')}
     ${columns.length > 0 ? `GROUP BY ${columns.map((_, at) => at + 1).join(', ')}` : ''}`,
  )
  return rows.map(row => ({
    by: Object.fromEntries(by.map((dimension, at) => [dimension, String(row[`part${at}`])])),
    value: Number(row.value ?? 0),
    ...(person ? { person: String(row[`part${by.length}`]) } : {}),
  }))
}

const valueSql = ({ amount, record }: Counted) => (amount ? `SUM(${amount})` : `COUNT(DISTINCT ${record.id})`)

function partOf({ parts }: Counted, dimension: Dimension) {
  const part = parts[dimension as keyof typeof parts]
  if (!part) throw new Error(`A figure lists ${dimension} and cannot tell it`)
  return part
}

function cellsOf(values: Group[], of: Group[] | undefined): Cell[] {
  const keyOf = ({ by }: Group) => JSON.stringify(by)
  if (!of) return values.filter(({ value }) => value > 0).sort(inOrder(keyOf))
  const counted = new Map(values.map(group => [keyOf(group), group.value]))
  return of
    .map(group => ({ by: group.by, value: counted.get(keyOf(group)) ?? 0, of: group.value }))
    .sort(inOrder(({ by }) => JSON.stringify(by)))
}

const inOrder =
  <T>(keyOf: (one: T) => string) =>
  (one: T, other: T) =>
    keyOf(one) < keyOf(other) ? -1 : 1
