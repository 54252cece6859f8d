/** What a figure counts. People are unique; everything else is an event, a record or an amount. */
export const units = [
  'people',
  'cases',
  'steps',
  'grounds',
  'matters',
  'referrals',
  'requests',
  'sessions',
  'lawyers',
  'firms',
  'trainings',
  'attendances',
  'gifts',
  'minutes',
  'money',
] as const
export type Unit = (typeof units)[number]

/** The units that are amounts. All others count something, and a small count can tell who it was. */
export const amounts: readonly Unit[] = ['minutes', 'money']

/** A value of each dimension that was asked for: `{ stage: 'A02', gender: 'female' }`. */
export type Place = Readonly<Record<string, string>>

/** Whole numbers throughout: minutes for time, minor units of the currency for money. */
export interface Cell {
  by: Place
  value: number
  /** Of how many, where the figure is a share. */
  of?: number
}

/** The answer to one question about one figure. The numbers are bare: nobody outside sees them before they were hidden. */
export interface Table {
  code: string
  unit: Unit
  dimensions: string[]
  /** Null for money, for amounts of two currencies have no sum. */
  total: number | null
  /** Of how many, where the figure is a share. */
  of?: number
  /** Cells that are not here are zero. Without dimensions there are none. */
  cells: Cell[]
  /** Whether every counted thing stands in exactly one cell, so that the cells add up to the total. */
  addsUp: boolean
}
