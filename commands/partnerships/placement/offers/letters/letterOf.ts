import type { Letter } from '../../../../mail/writeMail.ts'
import type { LetterLanguage } from '../../../firms/contactFor.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { OfferFacts, OfferLetterKind, OfferLetters } from './facts.ts'

const languages: Record<LetterLanguage, OfferLetters> = { en: english, 'zh-Hant': chinese }

/** A mail of a ladder in a firm's language. */
export const letterOf = (kind: OfferLetterKind, language: LetterLanguage, facts: OfferFacts): Letter => ({
  kind,
  ...languages[language][kind](facts),
})
