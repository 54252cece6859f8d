import type { ImpactFigures } from './figures.ts'
import { allRows, isEmpty, shown, wholeOf } from './rows.ts'
import type { Voice } from './wording.ts'

/** What a sentence of the headline is made from. */
interface Telling {
  figures: ImpactFigures
  voice: Voice
  /** The whole of a figure in this period, when it is shown and not nothing. */
  numberOf: (code: string) => number | undefined
}

/** The period in a few sentences, from the numbers that are shown. Figures only, no praise. */
export function headline(figures: ImpactFigures, voice: Voice): string {
  const rows = allRows(figures)
  const numberOf = (code: string) => {
    const row = wholeOf(rows, code)
    return (row && shown(row.now)) || undefined
  }
  const { headline: said, sentenceEnd } = voice.words
  const told = [people, steps, hours, services].flatMap(tell => tell({ figures, voice, numberOf }) ?? [])
  if (told.length > 0) return told.join(sentenceEnd)
  return isEmpty(rows.map(row => ({ ...row, before: { value: 0 } }))) ? said.nothing : said.small
}

function people({ figures, voice, numberOf }: Telling): string | undefined {
  const { headline: said, theCentre } = voice.words
  const [reached, fresh] = [numberOf('people.reached'), numberOf('people.new')]
  if (reached === undefined) return undefined
  const centre = figures.centre.name.length > 60 ? theCentre : figures.centre.name
  const values = { centre, count: voice.whole(reached) }
  if (fresh === undefined) return voice.say(said.people, values)
  return voice.say(said.peopleNew, { ...values, fresh: voice.whole(fresh) })
}

function steps({ voice, numberOf }: Telling): string | undefined {
  const { counts, headline: said } = voice.words
  const list = Object.entries(counts).flatMap(([code, [one = '', many = '']]) => {
    const count = numberOf(code)
    return count === undefined ? [] : [voice.say(count === 1 ? one : many, { count: voice.whole(count) })]
  })
  return list.length === 0 ? undefined : voice.say(said.steps, { list: voice.list(list) })
}

function hours({ voice, numberOf }: Telling): string | undefined {
  const minutes = numberOf('hours.pro-bono')
  return minutes === undefined
    ? undefined
    : voice.say(voice.words.headline.hours, { hours: voice.hours(minutes) })
}

function services({ voice, numberOf }: Telling): string | undefined {
  const met = numberOf('people.met-a-service')
  return met === undefined ? undefined : voice.say(voice.words.headline.services, { count: voice.whole(met) })
}
