import type { Printed } from '../suppression/table.ts'
import type { ImpactRow } from './figures.ts'
import { shown, wholeOf } from './rows.ts'
import type { Voice } from './wording.ts'

const parts = [
  ['appeals.in-time', 'appeals.lodged'],
  ['referrals.reached-service', 'referrals.sent'],
  ['lawyers.ten-hours', 'lawyers.taking-part'],
] as const

/** Shares of what the table says, in a sentence each; hidden with either number, and never of nothing. */
export function sharesOf(rows: ImpactRow[], voice: Voice): string[] {
  const { shares: said } = voice.words
  const told = parts.flatMap(([part, whole]) =>
    sentence(said[part], { part: wholeOf(rows, part), whole: wholeOf(rows, whole) }, voice),
  )
  const retained = wholeOf(rows, 'firms.retained')
  const before = rows.find(({ code, by }) => code === 'firms.retained' && by.part === 'of')
  return [...told, ...sentence(said.retained, { part: retained, whole: before }, voice)]
}

function sentence(
  words: string,
  { part, whole }: { part: ImpactRow | undefined; whole: ImpactRow | undefined },
  voice: Voice,
): string[] {
  const now = part && whole && share(part.now, whole.now, voice)
  const before = part && whole && share(part.before, whole.before, voice)
  if (!now) return []
  const besides = before ? voice.say(voice.words.shares.besides, { before }) : ''
  return [voice.say(words, { now }) + besides]
}

/** In whole percents, rounded down. */
function share(part: Printed, whole: Printed, voice: Voice): string | undefined {
  const [one, all] = [shown(part), shown(whole)]
  if (one === null || !all) return undefined
  return `${voice.whole(Math.floor((one * 100) / all))}%`
}
