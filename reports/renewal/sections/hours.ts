import { type Bar, barChart, type Chart, chartHeight, stackedChart } from '../../layout/chart.ts'
import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import { table } from '../../layout/table.ts'
import type { GradeOfHours, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'

/** Hours month by month, last year's bars beside this year's, then by grade. */
export function drawHours(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { hoursByMonth: said } = voice.words
  const { minutes } = figures.totals
  if (minutes.thisYear === 0 && minutes.lastYear === 0) {
    heading(sheet, said.heading)
    const sentence = figures.lastPeriod ? said.noneTwice : said.none
    paragraph(sheet, voice.say(sentence, { span: voice.span(figures.period) }))
    drawCodes(sheet, voice, 'renewal.minutes-by-month', 'renewal.minutes-by-grade')
    return
  }
  const chart = monthChart(figures, voice)
  heading(sheet, said.heading, chartHeight(sheet, chart))
  barChart(sheet, chart)
  drawCodes(sheet, voice, 'renewal.minutes-by-month')
  drawGrades(sheet, figures, voice)
}

function monthChart(figures: RenewalFigures, voice: Voice): Chart {
  const { minutesByMonth, period, lastPeriod } = figures
  const { hoursByMonth: said } = voice.words
  return {
    unit: said.unit,
    series: [voice.year(period), ...(lastPeriod ? [voice.year(lastPeriod)] : [])],
    groups: minutesByMonth.map(({ month, minutes, lastYearMinutes }) => ({
      label: voice.monthIn(month, period),
      bars: [barOf({ month, minutes }, figures, voice), ...(lastPeriod ? [bar(lastYearMinutes, voice)] : [])],
    })),
    alt: voice.say(said.alt, { span: voice.span(period) }),
  }
}

const bar = (minutes: number, voice: Voice) => ({ value: minutes / 60, text: voice.hours(minutes) })

/** A month that had not begun when the report was prepared has no hours yet, which is not the same as none. */
function barOf(
  { month, minutes }: { month: string; minutes: number },
  { preparedOn }: Pick<RenewalFigures, 'preparedOn'>,
  voice: Voice,
): Bar {
  const isAhead = month > preparedOn.slice(0, 7) && minutes === 0
  return isAhead ? { value: 0, text: '–' } : bar(minutes, voice)
}

function drawGrades(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { hoursByGrade: said } = voice.words
  const chart = gradeChart(figures, voice)
  if (chart.series.length > 0) {
    heading(sheet, said.heading, chartHeight(sheet, chart))
    stackedChart(sheet, chart)
  } else heading(sheet, said.heading, 60)
  gradeTable(sheet, figures, voice)
  drawCodes(sheet, voice, 'renewal.minutes-by-grade', 'renewal.pledge')
}

/** The grades of this year: one that only last year had stands in the table. */
function gradeChart(figures: RenewalFigures, voice: Voice): Chart {
  const { minutesByMonth, minutesByGrade, period } = figures
  const { hoursByGrade: said, hoursByMonth, grades } = voice.words
  const now = minutesByGrade.filter(grade => sum(grade) > 0)
  return {
    unit: hoursByMonth.unit,
    series: now.map(({ grade }) => grades[grade]),
    groups: minutesByMonth.map(({ month }, at) => ({
      label: voice.monthIn(month, period),
      bars: now.map(({ months }) => barOf({ month, minutes: months[at] ?? 0 }, figures, voice)),
    })),
    alt: voice.say(said.alt, { span: voice.span(period) }),
  }
}

function gradeTable(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { hoursByGrade: said, grades } = voice.words
  const { period, lastPeriod, totals, minutesByGrade, pledge } = figures
  const right = (title: string) => ({ title, weight: 1.4, align: 'right' as const })
  const columns = [
    { title: said.title, weight: 3 },
    right(voice.year(period)),
    right(said.share),
    ...(lastPeriod ? [right(voice.year(lastPeriod))] : []),
  ]
  const cells = (label: string, minutes: number, lastYear: number) =>
    [label, voice.hours(minutes), voice.share(minutes, totals.minutes.thisYear), voice.hours(lastYear)].slice(
      0,
      columns.length,
    )
  table(sheet, columns, [
    ...minutesByGrade.map(one => ({ cells: cells(grades[one.grade], sum(one), one.lastYearMinutes) })),
    { cells: cells(said.all, totals.minutes.thisYear, totals.minutes.lastYear), strong: true },
    { cells: [said.pledge, voice.hours(pledge.minutesPledged), '', ''].slice(0, columns.length) },
  ])
}

const sum = ({ months }: GradeOfHours) => months.reduce((all, minutes) => all + minutes, 0)
