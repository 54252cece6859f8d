import type { RenewalFigures } from './figures.ts'
import type { Voice } from './wording.ts'

/** What one figure counts. The codes of the programme's catalogue mean what they mean there. */
export interface Definition {
  code: string
  text: string
}

/** What each figure of the report counts. */
export function definitions({ words }: Voice): Definition[] {
  return Object.entries(words.figures).map(([code, text]) => ({ code, text }))
}

type Dated = Pick<RenewalFigures, 'period' | 'lastPeriod' | 'preparedOn'>

/**
 * What holds for all figures. The sentence about the reader stands in every report, for one that appeared only where
 * something was left out would tell a reader that a wall keeps them from a case.
 */
export function remarks({ period, lastPeriod, preparedOn }: Dated, voice: Voice): string[] {
  const { definitions: said } = voice.words
  return [
    ...(preparedOn > period.endsOn ? [] : [voice.say(said.running, { date: voice.date(period.endsOn) })]),
    lastPeriod ? voice.say(said.lastYear, { span: voice.span(lastPeriod) }) : said.noLastYear,
    said.reader,
    said.rounding,
    voice.small,
  ]
}
