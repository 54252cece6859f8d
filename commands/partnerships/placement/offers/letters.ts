import type { Matter } from '../../../../models/Matter.ts'
import type { Offer } from '../../../../models/Offer.ts'
import type { Letter } from '../../../mail/writeMail.ts'
import { localTime } from './clock.ts'

/**
 * The mails of a ladder. They name the matter by its reference and kind, and nobody: names are on the slip, behind a
 * sign-in.
 */
export type Asking = Pick<Matter, 'reference' | 'kind' | 'neededUntil'>

/** Whoever answers for the firm reads it: the coordinator, a conflict desk, or several people. */
const GREETING = ['Dear colleagues,', '']

/** Asks a firm for the first time. */
export const offerLetter = (matter: Asking, { answerBy }: Offer, link: string): Letter => ({
  kind: 'offer',
  subject: `A matter for your firm: ${matter.reference}`,
  lines: [
    ...GREETING,
    'The centre asks whether your firm takes on this matter:',
    '',
    ...describe(matter),
    `Please answer before ${localTime(answerBy ?? '')}. After that the next firm is asked.`,
    '',
    ...answering(link),
  ],
})

/** Reminds a firm at half the time, with a link of its own; the one before works no longer. */
export const nudgeLetter = (matter: Asking, { answerBy }: Offer, link: string): Letter => ({
  kind: 'offer-nudge',
  subject: `Your answer is awaited: ${matter.reference}`,
  lines: [
    ...GREETING,
    'Half the time to answer has passed for this matter:',
    '',
    ...describe(matter),
    `Please answer before ${localTime(answerBy ?? '')}. After that the next firm is asked.`,
    '',
    ...answering(link),
  ],
})

/** Reminds a firm that said yes of the conflict check. */
export const checkNudgeLetter = (matter: Asking, { answerBy }: Offer): Letter => ({
  kind: 'conflict-nudge',
  subject: `The conflict check is awaited: ${matter.reference}`,
  lines: [
    ...GREETING,
    'Half the time for the conflict check has passed for this matter:',
    '',
    ...describe(matter),
    `Please sign in and answer before ${localTime(answerBy ?? '')}.`,
  ],
})

/** Asks a firm to check again, because the case has changed. */
export const recheckLetter = (matter: Asking, { answerBy }: Offer): Letter => ({
  kind: 'conflict-recheck',
  subject: `Please check for conflicts again: ${matter.reference}`,
  lines: [
    ...GREETING,
    'Something was added that your conflict check must cover. No lawyer opens this matter until you have checked again:',
    '',
    ...describe(matter),
    `Please sign in, open the slip and answer before ${localTime(answerBy ?? '')}.`,
  ],
})

const describe = ({ reference, kind, neededUntil }: Asking) => [
  `  Matter: ${reference}`,
  `  Kind of work: ${kind.replaceAll('-', ' ')}`,
  `  Needed until: ${neededUntil ?? 'no day is set'}`,
  '',
]

const answering = (link: string) => [
  'Sign in to see what your conflict check needs, or answer yes, no or conflict by this link:',
  '',
  link,
  '',
  'It works once.',
]
