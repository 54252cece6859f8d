/** One way in which a table divides what it counts. */
export interface Dimension {
  /** A code, such as 'stage'. */
  code: string
  categories: readonly string[]
  /** One person may stand in several categories (nationalities), so that the rows add up to the total or to more. */
  overlapping?: true
  /** The coarser dimension in which each category has its place, as a country has in a region. */
  within?: { dimension: string; of: Readonly<Record<string, string>> }
  /** The categories follow one another (stages, ages): only neighbours can be put together. */
  ordered?: true
}

/** A number before anything is hidden. */
export interface PlainCell {
  /** Its category in each dimension; a dimension that is left out is added up. The grand total is `{}`. */
  at: Readonly<Record<string, string>>
  /** A whole number: people or cases, or whole units (minutes) of something that people stand behind. */
  value: number
  /** How many people or cases stand behind a value that does not count them itself. */
  people?: number
  /** Another name of the same number: who is there at the end of a period is there at the beginning of the next. */
  same?: CellName
}

/** A cell by its name, in whatever table it stands. */
export interface CellName {
  figure: string
  period: string
  at: Readonly<Record<string, string>>
}

/**
 * What follows from the meaning of numbers that stand in different tables: those of one side are together no fewer than
 * those of the other. What is left over may count people, and is protected then as every small number is.
 */
export interface Relation {
  more: readonly CellName[]
  less: readonly CellName[]
  left: 'people' | 'anything'
}

/**
 * One table of a release. A combination of categories that has no cell is a zero that nobody prints; a total that has
 * no cell is not printed, and reckoned with all the same. Cells of the same figure, period and categories are the same
 * cell, in however many tables they stand.
 */
export interface PlainTable {
  /** The code of what is counted. */
  figure: string
  /** The days that it covers, as a code of its own, for instance '2026-01-01/2026-12-31'. */
  period: string
  dimensions: readonly Dimension[]
  cells: readonly PlainCell[]
  /** The part of all people that the table is about, where it is not about all: for instance `{ firm: id }`. */
  among?: Readonly<Record<string, string>>
  /** What a reader knows of cells of this release beyond how the tables add up. */
  relations?: readonly Relation[]
}

/**
 * What is printed of a cell. Masked is small: a reader may know that it is 1 to the threshold. Withheld is not small,
 * and hidden because a small one could be worked out from it.
 */
export type Printed = { value: number } | { masked: true } | { withheld: true }

export interface PrintedTable {
  figure: string
  period: string
  /** False where the table cannot be printed at all. All its cells are withheld then. */
  shown: boolean
  /** As many as the plain table has, in its order. */
  cells: { at: Readonly<Record<string, string>>; printed: Printed }[]
}

export interface Rule {
  /** The largest number that is small; two at least, for of one alone a mask would tell the number. */
  threshold: number
  zeros: 'shown' | 'hidden'
  /** How many different values a hidden number must still be able to have. */
  width: number
}

export const usualRule: Rule = { threshold: 4, zeros: 'shown', width: 3 }
