import { daysBetween } from '../../../../jurisdictions/days.ts'
import type { Partnership } from '../../../../models/Partnership.ts'
import type { LetterKind } from '../../../../models/RenewalRung.ts'
import type { LetterLanguage } from '../../firms/contactFor.ts'
import { graceEnd } from '../ladder.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { Answering } from './whoAnswers.ts'

/** What a letter about a renewal may say: the agreement and its days. No client, no matter and no figure is among it. */
export interface LetterFacts {
  addressee: string
  firm: string
  centre: string
  answers: Answering | null
  year: number
  startsOn: string
  endsOn: string
  /** The last day of grace; the last day of the term where there is none. */
  graceEndsOn: string
  /** Days from today to the last day of the term; negative when it has passed. */
  daysToEnd: number
}

export interface LetterText {
  subject: string
  lines: string[]
}

/** The letters in one language. */
export type Letters = Record<LetterKind, (facts: LetterFacts) => LetterText>

const languages: Record<LetterLanguage, Letters> = { en: english, 'zh-Hant': chinese }

interface Occasion extends Pick<LetterFacts, 'addressee' | 'firm' | 'centre' | 'answers'> {
  language: LetterLanguage
  partnership: Partnership
  today: string
}

/** A letter as it leaves today: its days are counted from today, also when it should have left earlier. */
export function letterOf(kind: LetterKind, { language, partnership, today, ...named }: Occasion): LetterText {
  const { year, startsOn, endsOn } = partnership
  const days = { graceEndsOn: graceEnd(partnership), daysToEnd: daysBetween(today, endsOn) }
  return languages[language][kind]({ ...named, year, startsOn, endsOn, ...days })
}
