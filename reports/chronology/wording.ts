import { dateInWords } from '../../jurisdictions/words.ts'
import type { CorrectedLine, DeadlineLine, Hand, StepLine } from './figures.ts'

const serviceWays: Record<string, string> = {
  hand: 'by hand',
  post: 'by post',
  'through-lawyer': 'through the lawyer',
  electronic: 'electronically',
  other: 'in another way',
}

/** What happened at a step: the stage it reached, its track and the stage before; then what else is known of it. */
export function eventInWords({ track, from, to, stated, proof, results }: StepLine): string {
  return paragraphOf([
    to,
    `Track: ${track}; before: ${from ? from : 'not known'}`,
    stated && capital(`${stated.what}: ${dateInWords(stated.on)}`),
    ...results.map(({ ground, result }) => `${ground}: ${result.toLowerCase()}`),
    proof && `Proof: ${proof}`,
  ])
}

/** When the client's side learnt of a step, and when and how its paper was served. */
export function serviceInWords({ learntOn, servedOn, servedHow }: StepLine): string {
  const how = servedHow ? ` ${serviceWays[servedHow] ?? servedHow}` : ''
  return paragraphOf([
    servedOn && `Served on ${dateInWords(servedOn)}${how}`,
    `Learnt on ${dateInWords(learntOn)}`,
  ])
}

// The day first: a sentence that begins with an Arabic name is read from the right, day and all.
export const handInWords = (hand: Hand | null) => (hand ? `${dateInWords(hand.on)}, ${hand.by}` : '')

/** Why a step was corrected, what stands in its place, and who put it there. */
export function correctionInWords({ because, corrected }: CorrectedLine): string {
  return paragraphOf([
    `Why: ${because}`,
    corrected && `In its place: “${corrected.to}” on ${dateInWords(corrected.on)}`,
    corrected && `Written down on ${handInWords(corrected.hand)}`,
  ])
}

/** What gives a deadline its last day, and how sure that is. */
export function ruleInWords({ rule, source, verified, confidence }: DeadlineLine): string {
  return paragraphOf([
    rule
      ? `Rule ${rule.id}, version ${rule.version} (${confidence})`
      : 'No rule: somebody wrote the day down from a paper',
    `Source: ${source}`,
    verified ? 'A lawyer has verified it' : 'No lawyer has verified it yet',
  ])
}

/** What became of a deadline, and what or who ended it. */
export function stateInWords({ state, settledOn, settledBy, movedTo, because }: DeadlineLine): string {
  return paragraphOf([
    `${states[state] ?? state}${settledOn ? ` on ${dateInWords(settledOn)}` : ''}`,
    settledBy && `By the step “${settledBy.to}” of ${dateInWords(settledBy.on)}`,
    movedTo && `The day that counts instead: ${dateInWords(movedTo)}`,
    because && `Because: ${state === 'extended' ? spelled(because) : because}`,
  ])
}

/** A text of ours with its dates in words. What a person wrote is never touched. */
export function spelled(text: string): string {
  return text.replace(/\b(?:19|2[01])\d\d-[01]\d-[0-3]\d\b/g, day => (isDay(day) ? dateInWords(day) : day))
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

const states: Record<string, string> = {
  running: 'Running',
  met: 'Met',
  missed: 'Missed',
  extended: 'Extended',
  replaced: 'Replaced by another day',
  void: 'Owed no longer',
}

/** 'JR' stays 'JR', 'hearing date' becomes 'Hearing date'. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Sentences joined to a paragraph: each ends with one full stop, and what is missing is left out. */
export function paragraphOf(sentences: (string | null)[]): string {
  return sentences
    .filter(one => one !== null && one !== '')
    .map(one => (/[.!?。]$/u.test(one ?? '') ? one : `${one}.`))
    .join(' ')
}
