import { heading } from '../../layout/heading.ts'
import { type Sheet, space } from '../../layout/page.ts'
import { type Tile, tiles } from '../../layout/tiles.ts'
import { besideEachOther, type Drawn, type Hand, handOf, hasBars, isNothing, onEachOther } from '../charts.ts'
import type { ImpactFigures, ImpactRow } from '../figures.ts'
import { allRows, shown, wholeOf } from '../rows.ts'
import type { Voice } from '../wording.ts'
import { drawChart } from './drawn.ts'

/** Which figures are set large, the first ones first; one that is hidden or nothing leaves its place to the next. */
const large = [
  'people.reached',
  'hours.pro-bono',
  'casework.interviews',
  'firms.partners',
  'people.met-a-service',
  'lawyers.taking-part',
  'appeals.lodged',
  'matters.under-way',
  'casework.forms',
  'casework.hearings',
  'people.new',
  'cases.opened',
  'referrals.sent',
  'sessions.attended',
  'trainings.attendances',
  'information.attendances',
  'matters.closed',
  'cases.open-at-end',
] as const

const steps = ['casework.forms', 'casework.interviews', 'casework.hearings', 'appeals.lodged']

/** The period on one page: the largest figures, who was reached, and what was done. */
export function drawGlance(sheet: Sheet, figures: ImpactFigures, voice: Voice): void {
  const rows = allRows(figures)
  const hand = handOf(figures, voice)
  const found = tilesOf(rows, hand)
  const charts = [peopleChart(rows, hand), stepsChart(rows, hand)].flatMap(chart => chart ?? [])
  if (found.length === 0 && !charts.some(hasBars)) return
  heading(sheet, voice.words.glance.heading, 90)
  for (const row of rowsOfTiles(found)) {
    tiles(sheet, row)
    space(sheet, 8)
  }
  for (const chart of charts) {
    space(sheet, 6)
    drawChart(sheet, chart, voice)
  }
}

function tilesOf(rows: ImpactRow[], { voice, most }: Hand): Tile[] {
  const { tiles: names, glance } = voice.words
  return large.flatMap(code => {
    const row = wholeOf(rows, code)
    if (!row || !shown(row.now)) return []
    const before = voice.figure(row.before, row, most)
    return {
      figure: voice.figure(row.now, row, most),
      label: names[code],
      beside: voice.say(glance.before, { figure: before }),
    }
  })
}

/** Two even rows, or one; no row of a single tile below others. */
function rowsOfTiles(found: Tile[]): Tile[][] {
  const across = found.length >= 8 ? 4 : found.length >= 6 ? 3 : Math.min(found.length, 4)
  const rows = found.length >= 6 ? 2 : 1
  return Array.from({ length: across > 0 ? rows : 0 }, (_, at) => found.slice(at * across, (at + 1) * across))
}

/** Who was new, who was not: the rest is told by the three numbers, and drawn when all of them are. */
function peopleChart(rows: ImpactRow[], hand: Hand): Drawn | undefined {
  const { glance: said, series, chart } = hand.voice.words
  const [whole, old, fresh] = ['people.reached', 'people.carried-over', 'people.new'].map(code =>
    wholeOf(rows, code),
  )
  if (!whole || !old || !fresh || isNothing([whole])) return undefined
  const rest: ImpactRow = {
    ...whole,
    now: restOf(whole.now, old.now, fresh.now),
    before: restOf(whole.before, old.before, fresh.before),
  }
  const stacks = (['now', 'before'] as const).map(year => ({
    label: series[year],
    year,
    rows: [old, fresh, rest],
    end: hand.voice.say(chart.all, { count: hand.voice.figure(whole[year], whole, hand.most) }),
  }))
  const names = [said.carriedOver, said.new, said.other]
  return onEachOther(stacks, hand, { title: said.people, alt: said.peopleAlt, series: names })
}

function restOf(whole: ImpactRow['now'], ...parts: ImpactRow['now'][]): ImpactRow['now'] {
  const [all, ...taken] = [whole, ...parts].map(shown)
  if (all === null || all === undefined || taken.some(part => part === null)) return { withheld: true }
  return { value: taken.reduce((rest: number, part) => rest - (part ?? 0), all) }
}

function stepsChart(rows: ImpactRow[], hand: Hand): Drawn | undefined {
  const { glance: said } = hand.voice.words
  const found = steps.flatMap(code => wholeOf(rows, code) ?? [])
  if (isNothing(found)) return undefined
  const words = { title: said.steps, alt: said.stepsAlt, label: hand.voice.alone }
  return besideEachOther(found, hand, words)
}
