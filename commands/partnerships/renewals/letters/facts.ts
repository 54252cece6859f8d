import type { LetterKind } from '../../../../models/RenewalRung.ts'
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
