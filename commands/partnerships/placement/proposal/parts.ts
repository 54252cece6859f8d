import type { Gate } from '../gates.ts'

/** What is known of a firm when a matter looks for one. Hours are whole minutes unless a name says otherwise. */
export interface FirmFacts {
  firmId: string
  name: string
  /** The gates that keep the firm from this matter; a firm that has one is not scored. */
  shut: Gate[]
  /** Active matters of the firm, and how many its agreement allows (null: any number). */
  activeMatters: number
  mostMatters: number | null
  lawyers: number
  lawyersWithRoom: number
  /** Lawyers who name this kind of work. */
  lawyersOfKind: number
  languagesAsked: number
  languagesSpoken: number
  /** Offers of the last year that the firm took, and that it declined or let pass. */
  taken: number
  refused: number
  medianHoursToAnswer: number | null
  answerHours: number
  /** What the firm gave since its present term began, each with what it pledged for it (zero: nothing). */
  minutesGiven: number
  minutesPledged: number
  mattersTaken: number
  mattersPledged: number
  trainedLawyers: number
}

export type Figures = Record<string, number | null>

/** A judgement on one part: how much of its points (0 to 1), why in words without numbers, and the numbers. */
interface Judgement {
  share: number
  words: string
  figures: Figures
}

interface Part {
  most: number
  explains: string
  judge: (facts: FirmFacts, usualShare: number) => Judgement
}

/**
 * The parts of a score and their points, 100 in all. The weights are the centre’s own: first whether the firm can do
 * the work at all, then whether it is likely to say yes soon, then whose turn it is.
 */
export const parts = {
  capacity: {
    most: 25,
    explains: 'Room under the agreement, and lawyers who can take another matter; the scarcer of the two',
    judge: judgeCapacity,
  },
  areas: { most: 20, explains: 'A lawyer of the firm names this kind of work', judge: judgeAreas },
  languages: { most: 20, explains: 'Lawyers of the firm speak what is asked', judge: judgeLanguages },
  answers: {
    most: 15,
    explains: 'How often the firm said yes in the last year (two thirds), and how soon (one third)',
    judge: judgeAnswers,
  },
  fairness: {
    most: 15,
    explains: 'How much of its pledge of hours and matters the firm gave in this term, beside the others',
    judge: judgeFairness,
  },
  training: {
    most: 5,
    explains: 'Lawyers with an induction in force; three are enough',
    judge: judgeTraining,
  },
} as const satisfies Record<string, Part>
export type PartName = keyof typeof parts

function judgeCapacity(facts: FirmFacts): Judgement {
  const { activeMatters, mostMatters, lawyers, lawyersWithRoom } = facts
  const left = mostMatters === null ? null : mostMatters - activeMatters
  const ofFirm = left === null ? 1 : left / Math.max(1, mostMatters ?? 1)
  const ofLawyers = lawyers === 0 ? 0 : lawyersWithRoom / lawyers
  const share = Math.max(0, Math.min(ofFirm, ofLawyers))
  const words =
    lawyers === 0 ? 'no lawyer is known' : share >= 0.5 ? 'has room' : share > 0 ? 'little room' : 'no room'
  return { share, words, figures: { mattersLeft: left, activeMatters, lawyers, lawyersWithRoom } }
}

function judgeAreas({ lawyersOfKind }: FirmFacts): Judgement {
  const names = lawyersOfKind > 0
  const words = names ? 'names this kind of work' : 'does not name this kind of work'
  return { share: names ? 1 : 0, words, figures: { lawyersOfKind } }
}

function judgeLanguages({ languagesAsked, languagesSpoken }: FirmFacts): Judgement {
  if (languagesAsked === 0) return { share: 1, words: 'no language is asked', figures: {} }
  const share = languagesSpoken / languagesAsked
  const verdict = share === 1 ? 'yes' : share > 0 ? 'some' : 'no'
  return { share, words: `speaks what is asked: ${verdict}`, figures: {} }
}

/** A firm that was asked nothing yet stands in the middle: no reason to prefer it, none to pass it over. */
function judgeAnswers({ taken, refused, medianHoursToAnswer, answerHours }: FirmFacts): Judgement {
  const asked = taken + refused
  const figures = { taken, refused, medianHoursToAnswer, answerHours }
  if (asked === 0) return { share: 0.5, words: 'was not asked in the last year', figures }
  const yes = taken / asked
  const soon = medianHoursToAnswer === null ? 0 : Math.max(0, 1 - medianHoursToAnswer / answerHours)
  const words = yes === 0 ? 'never said yes' : oftenIn(yes)
  return { share: (2 * yes + soon) / 3, words, figures }
}

function oftenIn(yes: number): string {
  if (yes === 0.5) return 'says yes as often as no'
  return yes > 0.5 ? 'mostly says yes' : 'mostly says no'
}

/** Half the points at the usual share, more for a firm that gave less of its pledge, fewer for one that gave more. */
function judgeFairness(facts: FirmFacts, usual: number): Judgement {
  const { minutesGiven, minutesPledged, mattersTaken, mattersPledged } = facts
  const figures = { minutesGiven, minutesPledged, mattersTaken, mattersPledged }
  const own = shareGiven(facts)
  if (own === null) return { share: 0.5, words: 'pledged neither hours nor matters', figures }
  const share = own + usual === 0 ? 0.5 : usual / (own + usual)
  const beside = share > 0.55 ? 'less than' : share < 0.45 ? 'more than' : 'about as much as'
  return { share, words: `gave ${beside} most firms of what it pledged`, figures }
}

function judgeTraining({ trainedLawyers }: FirmFacts): Judgement {
  const words = trainedLawyers === 0 ? 'no lawyer is trained' : 'has trained lawyers'
  return { share: Math.min(1, trainedLawyers / 3), words, figures: { trainedLawyers } }
}

/** How much of its pledges of hours and of matters a firm gave, as one share; null where it pledged neither. */
export function shareGiven({
  minutesGiven,
  minutesPledged,
  mattersTaken,
  mattersPledged,
}: FirmFacts): number | null {
  const shares = [
    ...(minutesPledged > 0 ? [minutesGiven / minutesPledged] : []),
    ...(mattersPledged > 0 ? [mattersTaken / mattersPledged] : []),
  ]
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
