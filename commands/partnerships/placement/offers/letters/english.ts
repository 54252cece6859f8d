import { localTime } from '../clock.ts'
import type { OfferFacts, OfferLetters } from './facts.ts'

/** Whoever answers for the firm reads it: the coordinator, a conflict desk, or several people. */
const letter = (facts: OfferFacts, subject: string, [opening, ...closing]: [string, ...string[]]) => ({
  subject: `${subject}: ${facts.reference}`,
  lines: ['Dear colleagues,', '', opening, '', ...describe(facts), ...closing],
})

const describe = ({ reference, kind, neededUntil }: OfferFacts) => [
  `  Matter: ${reference}`,
  `  Kind of work: ${kind.replaceAll('-', ' ')}`,
  `  Needed until: ${neededUntil ?? 'no day is set'}`,
  '',
]

const answering = ({ answerBy, link }: OfferFacts) => [
  `Please answer before ${localTime(answerBy)}. After that the next firm is asked.`,
  '',
  'Sign in to see what your conflict check needs, or answer yes, no or conflict by this link:',
  '',
  link,
  '',
  'It works once.',
]

export const english: OfferLetters = {
  offer: facts =>
    letter(facts, 'A matter for your firm', [
      'The centre asks whether your firm takes on this matter:',
      ...answering(facts),
    ]),
  'offer-nudge': facts =>
    letter(facts, 'Your answer is awaited', [
      'Half the time to answer has passed for this matter:',
      ...answering(facts),
    ]),
  'conflict-nudge': facts =>
    letter(facts, 'The conflict check is awaited', [
      'Half the time for the conflict check has passed for this matter:',
      `Please sign in and answer before ${localTime(facts.answerBy)}.`,
    ]),
  'conflict-recheck': facts =>
    letter(facts, 'Please check for conflicts again', [
      'Something was added that your conflict check must cover. No lawyer opens this matter until you have checked again:',
      `Please sign in, open the slip and answer before ${localTime(facts.answerBy)}.`,
    ]),
}
