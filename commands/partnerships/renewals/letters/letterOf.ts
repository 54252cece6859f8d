import { daysBetween } from '../../../../jurisdictions/days.ts'
import type { Partnership } from '../../../../models/Partnership.ts'
import type { LetterKind } from '../../../../models/RenewalRung.ts'
import type { LetterLanguage } from '../../firms/contactFor.ts'
import { graceEnd } from '../ladder.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { LetterFacts, Letters, LetterText } from './facts.ts'

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
