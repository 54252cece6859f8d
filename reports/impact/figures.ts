import type { FrameLine, Translations } from '../../models/Frame.ts'
import type { Period } from '../figures/period.ts'
import type { Place, Unit } from '../figures/table.ts'
import type { PrintedRelease } from '../suppression/across.ts'
import type { Printed } from '../suppression/table.ts'

/** One number of the report beside that of the period before. */
export interface ImpactRow {
  /** The code of the figure in the catalogue, or of the change of a measure. */
  code: string
  unit: Unit
  /** What it is divided by here; nothing for the whole. */
  by: Place
  now: Printed
  before: Printed
}

export interface ImpactSection {
  code: string
  rows: ImpactRow[]
}

/** A line of a frame with the figures of ours that answer it; those that the report does not count are left out. */
export interface ImpactFrame {
  code: string
  title: string
  source: string
  /** By the tag of another language. */
  translations?: Translations<{ title: string; source: string }> | undefined
  lines: (Omit<FrameLine, 'figures'> & { figures: ImpactRow[] })[]
}

/** All that an impact report says. Minutes for time, minor units for money. */
export interface ImpactFigures {
  centre: { name: string }
  period: Period
  before: Period
  /** What was recorded later is in no number. */
  asAt: string
  preparedOn: string
  /** The largest number of people that is hidden. */
  smallCells: number
  sections: ImpactSection[]
  frames: ImpactFrame[]
  definitions: { code: string; text: string }[]
}

export interface Impact {
  figures: ImpactFigures
  /** The tables behind it as they are and as they are printed, for comparing with other releases. */
  tables: PrintedRelease['tables']
}
