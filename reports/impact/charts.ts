import type { Chart } from '../layout/chart.ts'
import type { Bar } from '../layout/plot.ts'
import type { ImpactFigures, ImpactRow, ImpactSection } from './figures.ts'
import { type Division, dimensionOf, shown } from './rows.ts'
import type { Voice } from './wording.ts'

/** A chart with its heading: bars beside each other, or parts of a whole on each other. */
export interface Drawn {
  title: string
  joined: boolean
  chart: Chart
}

/** What a chart is made with. */
export interface Hand {
  voice: Voice
  /** The largest number that is hidden. */
  most: number
}

export const handOf = ({ smallCells }: ImpactFigures, voice: Voice): Hand => ({ voice, most: smallCells })

type Year = 'now' | 'before'
const years = ['now', 'before'] as const

/** A hidden number has no bar: its mark alone stands where the bar would begin. */
function bar(row: ImpactRow, year: Year, { voice, most }: Hand): Bar {
  const value = shown(row[year]) ?? 0
  return { value: row.unit === 'minutes' ? value / 60 : value, text: voice.figure(row[year], row, most) }
}

/** Figures that stand by themselves, this period beside the one before. */
export function besideEachOther(
  rows: ImpactRow[],
  hand: Hand,
  words: { title: string; alt: string; label?: (row: ImpactRow) => string },
): Drawn {
  const { series } = hand.voice.words
  const chart = {
    unit: '',
    series: [series.now, series.before],
    groups: rows.map(row => ({
      label: (words.label ?? hand.voice.label)(row),
      bars: years.map(year => bar(row, year, hand)),
    })),
    alt: words.alt,
  }
  return { title: words.title, joined: false, chart }
}

/** One bar of parts that are a whole. */
export interface Stack {
  label: string
  year: Year
  /** In the order of the series. */
  rows: ImpactRow[]
  /** What is said of the whole, where all parts are shown. */
  end: string
}

/**
 * Parts of a whole on each other; one of which nothing is drawn is left out. A bar with a hidden part is not drawn at all, for what is missing could be read from
 * the end of it.
 */
export function onEachOther(
  stacks: Stack[],
  hand: Hand,
  words: { title: string; alt: string; series: string[] },
): Drawn {
  const groups = stacks.map(({ label, year, rows, end }) => {
    const hidden = rows.some(row => shown(row[year]) === null)
    const bars = rows.map(row => (hidden ? { ...bar(row, year, hand), value: 0 } : bar(row, year, hand)))
    return { label, bars, end: hidden ? hand.voice.words.chart.hidden : end }
  })
  const used = words.series.map((_, at) => groups.some(({ bars }) => (bars[at]?.value ?? 0) > 0))
  const kept = <T>(list: T[]) => list.filter((_, at) => used[at])
  const chart = {
    ...{ unit: '', series: kept(words.series), alt: words.alt },
    groups: groups.map(group => ({ ...group, bars: kept(group.bars) })),
  }
  return { title: words.title, joined: true, chart }
}

/** Whether there is anything in a chart that can be drawn. */
export const hasBars = ({ chart: { groups } }: Drawn): boolean =>
  groups.some(({ bars }) => bars.some(({ value }) => value > 0))

/** Whether nothing of a chart was hidden and nothing counted either. */
export const isNothing = (rows: ImpactRow[]): boolean =>
  rows.every(row => years.every(year => shown(row[year]) === 0))

/** A figure by a dimension. */
export function chartOf({ code, dimension, rows }: Division, hand: Hand): Drawn {
  const { voice } = hand
  const words = { figure: voice.alone({ code, by: {} }), dimension: voice.by(dimension) }
  const title = voice.say(voice.words.chart.by, words)
  return besideEachOther(rows, hand, { title, alt: voice.say(voice.words.chart.alt, words) })
}

/** The divisions of a section that are drawn bar by bar; grades and measures have charts of their own. */
export const isPlain = ({ dimension, rows }: Division): boolean =>
  !['measure', 'grade'].includes(dimension) && rows.length > 1

export const wholesOf = ({ rows }: ImpactSection): ImpactRow[] => rows.filter(row => !dimensionOf(row))
