import { invalid } from '../../errors.ts'
import { select } from '../../models/statements.ts'
import { type Dimension, isOfPeople, refuseUnreadable } from './dimensions.ts'
import { type Counted, type CountedRow, type Figure, type Group, groupOf } from './figure.ts'
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
  if (person.length === 0) return (await ask(counted, others, door)).map(row => groupOf(row, others))
  const rows = await ask(counted, others, door, counted.person)
  return divideByPerson(rows, { person, others }, question)
}

/** One statement: the records, grouped by what the statement can tell, and by person where that is asked for. */
async function ask(
  counted: Counted,
  by: readonly Dimension[],
  door: string,
  person?: string,
): Promise<CountedRow[]> {
  const parts = by.map(dimension => partOf(counted, dimension))
  const named = parts.map(({ sql }, at) => `COALESCE(${sql}, 'unknown') AS part${at}`)
  const columns = [...(person ? [`${person} AS person`] : []), ...named]
  const grouped = columns.map((_, at) => at + 1).join(', ')
  return select<CountedRow>(
    `SELECT ${[...columns, `${valueSql(counted)} AS value`].join(', ')}
     FROM ${[counted.from, ...new Set(parts.flatMap(({ joins = [] }) => joins))].join(' ')}
     WHERE ${[door, ...counted.where].join(' AND ')}
     ${grouped ? `GROUP BY ${grouped}` : ''} ${person ? 'ORDER BY 1' : ''}`,
  )
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
