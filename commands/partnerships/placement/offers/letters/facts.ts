import type { Matter } from '../../../../../models/Matter.ts'

/** The mails of a ladder of offers. */
export type OfferLetterKind = 'offer' | 'offer-nudge' | 'conflict-nudge' | 'conflict-recheck'

/**
 * What such a mail may say. It names the matter by its reference and kind, and nobody: names are on the slip, behind a
 * sign-in.
 */
export interface OfferFacts extends Pick<Matter, 'reference' | 'kind' | 'neededUntil'> {
  /** The last moment to answer, ISO 8601 in UTC. */
  answerBy: string
  /** Where yes, no and conflict are taken without a sign-in; only a first asking and its reminder have it. */
  link: string
}

export interface OfferText {
  subject: string
  lines: string[]
}

/** The letters in one language. */
export type OfferLetters = Record<OfferLetterKind, (facts: OfferFacts) => OfferText>
