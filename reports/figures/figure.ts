import type { Model, ModelStatic } from 'sequelize'
import type { Dimension, PersonDimension } from './dimensions.ts'
import type { Asking } from './question.ts'
import { amounts, type Place, type Unit } from './table.ts'

/** A dimension as SQL, and the joins that bring its column. What has no value is "unknown". */
export interface Part {
  sql: string
  joins?: readonly string[]
  /** The name of the case of which alone it is told, by its id, its track and its jurisdiction. */
  ofCase?: string
}

/** What is counted, as the parts of a statement. The subject's table goes by its model's name. */
export interface Counted {
  from: string
  where: string[]
  /** What is counted once, and what the drill-down shows. */
  record: { kind: string; id: string; reference: string }
  /** What is added up, where the figure is an amount. Then `from` brings every record once. */
  amount?: string
  parts: Partial<Record<Exclude<Dimension, PersonDimension>, Part>>
  /** The id of the person whom a record is about. */
  person?: string
}

export const asAts = ['full', 'as-it-stands'] as const
export type AsAt = (typeof asAts)[number]

export interface Figure {
  code: string
  unit: Unit
  /** What it counts and when, with all that the tables cannot tell. */
  definition: string
  /** Whose rows are counted, through the door. */
  subject: ModelStatic<Model>
  /** The field group of the subject that whoever sees the records must read. */
  group: string
  dimensions: readonly Dimension[]
  /**
   * Whether it comes out the same for the same moment whenever it is asked, or counts something of which no history is
   * kept, as it stands now.
   */
  asAt: AsAt
  /** Dimensions of which no history is kept here, beside those that never have one. */
  asItStands?: readonly Dimension[]
  /** Whether small numbers are hidden: of people and what is theirs, or nothing, for it tells of no person. */
  conceal?: 'people' | 'open'
  /** Dimensions in which one record may stand in several cells. */
  overlapping?: readonly Dimension[]
  /** Dimensions by which it is always divided. */
  always?: readonly Dimension[]
  counted(asking: Asking): Counted
  /** Of what the figure is a share: counted in the same way. */
  among?(asking: Asking): Counted
}

/** Whether nothing of a figure is hidden. Minutes and money count nobody; whatever else is open says so itself. */
export const isOpen = ({ unit, conceal }: Figure): boolean => amounts.includes(unit) || conceal === 'open'

/** A row of an answer: the parts in the order of the dimensions, and the person where it is grouped by person. */
export type CountedRow = Record<string, string | number | null>

/** Records that share the values of the dimensions, and how many or how much they are. */
export interface Group {
  by: Place
  value: number
}

/** What a row says, by the dimensions that were asked for. */
export const groupOf = (row: CountedRow, by: readonly Dimension[]): Group => ({
  by: Object.fromEntries(by.map((dimension, at) => [dimension, String(row[`part${at}`])])),
  value: Number(row.value ?? 0),
})
