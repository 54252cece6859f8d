import { invalid } from '../../errors.ts'
import { escaped, select } from '../../models/statements.ts'
import { type Dimension, isOfPeople, refuseUnreadable } from './dimensions.ts'
import { type Counted, type CountedRow, type Figure, type Group, groupOf, type Part } from './figure.ts'
import { divideByPerson } from './people-by.ts'
import { asking, type Question } from './question.ts'
import type { Cell, Table } from './table.ts'

/**
 * Counts a figure through the door: what a wall hides is in no number. Throws 422 for a dimension that the figure does not
 * know, 403 for one that comes from fields the reader may not read. The numbers are bare (conceal.ts hides the small ones).
 */
export async function count(figure: Figure, question: Question): Promise<Table> {
  const by = dimensionsOf(figure, question.by)
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

/** The dimensions by which a figure is divided when it is asked for some. Throws 422 for one that it does not know. */
export function dimensionsOf(
  { dimensions, always = [] }: Figure,
  by: readonly Dimension[],
  pointer = '/by',
): Dimension[] {
  const unknown = by.find(dimension => !dimensions.includes(dimension))
  if (unknown) throw invalid(pointer, `this figure is not divided by ${unknown}`)
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
  return divideByPerson(pagesOf(counted, others, door), { person, others }, question)
}

/** So many rows that are counted person by person are held at a time. */
const PAGE = 20_000

/** The records, grouped by person too, some people at a time. The groups of one person stand in one page. */
async function* pagesOf(
  counted: Counted,
  by: readonly Dimension[],
  door: string,
  page = PAGE,
): AsyncGenerator<CountedRow[]> {
  const { person } = counted
  if (!person) throw new Error('A figure lists what only people can be divided by, and names no person')
  let beyond: string[] = []
  for (;;) {
    const where = [...counted.where, ...beyond]
    const rows = await ask({ ...counted, where }, by, door, { person, limit: page })
    const last = rows.at(-1)?.person
    if (rows.length < page || !last) return yield rows
    // The groups of the last person may go on in the next page.
    const whole = rows.filter(row => row.person !== last)
    const end = whole.at(-1)?.person
    if (!end) throw new Error('One person stands in more groups than a page has')
    yield whole
    beyond = [`${person} > ${escaped(String(end))}`]
  }
}

/** One statement: the records, grouped by what the statement can tell, and by person where that is asked for. */
async function ask(
  counted: Counted,
  by: readonly Dimension[],
  door: string,
  people?: { person: string; limit: number },
): Promise<CountedRow[]> {
  const parts = by.map(dimension => partOf(counted, dimension))
  if (counted.amount && parts.some(({ ofCase }) => ofCase)) return select(byCase(counted, parts, door))
  const columns = [...(people ? [`${people.person} AS person`] : []), ...parts.map(named)]
  return select<CountedRow>(
    `SELECT ${[...columns, `${valueSql(counted)} AS value`].join(', ')} ${fromWhere(counted, parts, door)}
     ${groupedBy(columns)} ${people ? `ORDER BY 1 LIMIT ${people.limit}` : ''}`,
  )
}

const named = ({ sql }: Part, at: number) => `COALESCE(${sql}, 'unknown') AS part${at}`

const groupedBy = (columns: readonly string[]) =>
  columns.length > 0 ? `GROUP BY ${columns.map((_, at) => at + 1).join(', ')}` : ''

const fromWhere = ({ from, where }: Counted, parts: readonly Part[], door: string) =>
  `FROM ${[from, ...new Set(parts.flatMap(({ joins = [] }) => joins))].join(' ')}
   WHERE ${[door, ...where].join(' AND ')}`

/** An amount is added up case by case first, so that what only the case tells is looked up once for each case. */
function byCase(counted: Counted, parts: readonly Part[], door: string): string {
  const legalCase = parts.find(({ ofCase }) => ofCase)?.ofCase
  const ofCase = ['id', 'track', 'jurisdiction'].map(column => `${legalCase}.${column} AS ${column}`)
  const others = parts.flatMap((part, at) => (part.ofCase ? [] : [named(part, at)]))
  const columns = [...ofCase, ...others]
  const shown = parts.map((part, at) =>
    part.ofCase ? named(part, at) : `${legalCase}.part${at} AS part${at}`,
  )
  return `SELECT ${[...shown, `SUM(${legalCase}.value) AS value`].join(', ')}
    FROM (SELECT ${[...columns, `${valueSql(counted)} AS value`].join(', ')} ${fromWhere(counted, parts, door)}
      ${groupedBy(columns)}) AS ${legalCase} ${groupedBy(shown)}`
}

const valueSql = ({ amount, record }: Counted) => (amount ? `SUM(${amount})` : `COUNT(DISTINCT ${record.id})`)

/** How a statement tells a dimension. */
export function partOf({ parts }: Counted, dimension: Dimension) {
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
