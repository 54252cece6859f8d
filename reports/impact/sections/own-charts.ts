import { besideEachOther, type Drawn, type Hand, isNothing, onEachOther } from '../charts.ts'
import type { ImpactRow, ImpactSection } from '../figures.ts'
import { divisionsOf, shown, wholeOf } from '../rows.ts'

type Make = (section: ImpactSection, hand: Hand) => Drawn[]

const years = ['now', 'before'] as const

/** The charts of a part of the report that are no plain division. */
export function ownCharts(section: ImpactSection, hand: Hand): Drawn[] {
  return makers[section.code]?.(section, hand) ?? []
}

const appeals: Make = ({ rows }, hand) => {
  const { charts: said, series, chart } = hand.voice.words
  const [inTime, late, all] = find(rows, 'appeals.in-time', 'remedies.late-filing', 'appeals.lodged')
  if (!inTime || !late || !all || isNothing([inTime, late])) return []
  const stacks = years.map(year => ({
    label: series[year],
    year,
    rows: [inTime, late],
    end: hand.voice.say(chart.all, { count: hand.voice.figure(all[year], all, hand.most) }),
  }))
  const words = { title: said.appeals, alt: said.appealsAlt, series: [said.inTime, said.late] }
  return [onEachOther(stacks, hand, words)]
}

const funnel: Make = ({ rows }, hand) => {
  const { charts: said } = hand.voice.words
  const found = find(rows, 'referrals.sent', 'referrals.reached-service', 'referrals.fed-back')
  const known = found.flatMap(row => row ?? [])
  if (isNothing(known)) return []
  const words = { title: said.funnel, alt: said.funnelAlt, label: hand.voice.alone }
  return [besideEachOther(known, hand, words)]
}

/** A bar for each measure and period in which somebody had two scores. */
const changes: Make = ({ rows }, hand) => {
  const { charts: said, chart } = hand.voice.words
  const { voice } = hand
  const stacks = divisionsOf(rows, voice.order).flatMap(({ rows: ofMeasure }) =>
    years.flatMap(year => {
      const of = (code: string) => ofMeasure.find(row => row.code === code)
      const [whole, ...parts] = [of('wellbeing.two-scores'), ...moves.map(of)]
      const found = parts.flatMap(part => part ?? [])
      if (!whole || found.length < moves.length || shown(whole[year]) === 0) return []
      const measure = voice.measure(whole.by.measure ?? '')
      return {
        label: year === 'now' ? measure : voice.say(said.measureBefore, { measure }),
        year,
        rows: found,
        end: voice.say(chart.people, { count: voice.figure(whole[year], whole, hand.most) }),
      }
    }),
  )
  if (stacks.length === 0) return []
  const words = { title: said.change, alt: said.changeAlt, series: [said.better, said.same, said.worse] }
  return [onEachOther(stacks, hand, words)]
}

const moves = ['wellbeing.better', 'wellbeing.same', 'wellbeing.worse']

const hours: Make = ({ rows }, hand) => {
  const { charts: said, series, chart } = hand.voice.words
  const { voice } = hand
  const whole = wholeOf(rows, 'hours.pro-bono')
  const divided = divisionsOf(rows, voice.order).find(({ dimension }) => dimension === 'grade')
  const grades = divided?.rows ?? []
  if (!whole || grades.length === 0 || isNothing(grades)) return []
  const stacks = years.map(year => ({
    label: series[year],
    year,
    rows: grades,
    end: voice.say(chart.hours, { hours: voice.figure(whole[year], whole, hand.most) }),
  }))
  const words = { title: said.hours, alt: said.hoursAlt, series: grades.map(voice.label) }
  return [onEachOther(stacks, hand, words)]
}

const makers: Record<string, Make | undefined> = {
  casework: appeals,
  services: funnel,
  wellbeing: changes,
  contributions: hours,
}

const find = (rows: ImpactRow[], ...codes: string[]) => codes.map(code => wholeOf(rows, code))
