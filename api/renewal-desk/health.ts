/** What is known of a firm's year, as numbers. Null where nothing is known. */
export interface Known {
  /** Days of the term that have passed, today included, and all its days. */
  daysPassed: number
  termDays: number
  pledgedMinutes: number
  givenMinutes: number
  /** Minutes of work in the last ninety days, and in the ninety before. */
  minutesLately: number
  minutesBefore: number
  /** Hours that the agreement gives for an answer, and the median of the answers of the term, in minutes. */
  hoursToAnswer: number
  medianAnswerMinutes: number | null
  offers: number
  refused: number
  instalments: number
  overdue: number
  longestOverdueDays: number
  lawyers: number
  trained: number
  daysSinceSenior: number | null
}

export const verdicts = ['good', 'watch', 'bad', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

interface Judged {
  value: number | null
  verdict: Verdict
}

export interface Fact extends Judged {
  code: string
  unit: Rule['unit']
  rule: string
}

interface Rule {
  code: string
  unit: 'percent' | 'minutes' | 'count' | 'days'
  /** Out of a hundred, how much a bad verdict weighs. The centre's own judgement; the rules are not measured. */
  weight: number
  rule: string
  judge: (known: Known) => Judged
}

/** Every rule of the desk, with its limits in words as they are printed beside the fact. */
export const rules: readonly Rule[] = [
  {
    code: 'pledge-pace',
    unit: 'percent',
    weight: 25,
    rule: 'Hours given as a share of those pledged for the days of the term that have passed. Good from 90 %, watch from 60 %, bad below; unknown without a pledge of hours and in the first 30 days.',
    judge: ({ pledgedMinutes, givenMinutes, daysPassed, termDays }) => {
      if (pledgedMinutes === 0 || daysPassed < 30) return unknown
      return atLeast(percent(givenMinutes * termDays, pledgedMinutes * daysPassed), 90, 60)
    },
  },
  {
    code: 'hours-trend',
    unit: 'percent',
    weight: 20,
    rule: 'Hours of the last 90 days as a share of those of the 90 days before. Good from 90 %, watch from 50 %, bad below; unknown when the earlier 90 days have none.',
    judge: ({ minutesLately, minutesBefore }) =>
      minutesBefore === 0 ? unknown : atLeast(percent(minutesLately, minutesBefore), 90, 50),
  },
  {
    code: 'answers',
    unit: 'minutes',
    weight: 10,
    rule: 'Median time to answer the offers of the term. Good within the hours of the agreement, watch within twice those, bad beyond; unknown when none was answered.',
    judge: ({ medianAnswerMinutes: median, hoursToAnswer }) =>
      median === null ? unknown : atMost(median, hoursToAnswer * 60, hoursToAnswer * 120),
  },
  {
    code: 'refusals',
    unit: 'percent',
    weight: 10,
    rule: 'Offers of the term that were declined or met with silence. Good up to 25 %, watch up to 50 %, bad beyond; unknown below three offers.',
    judge: ({ offers, refused }) => (offers < 3 ? unknown : atMost(percent(refused, offers), 25, 50)),
  },
  {
    code: 'overdue-instalments',
    unit: 'count',
    weight: 15,
    rule: 'Instalments of pledged money that are overdue. Good when none is, watch while none is later than 30 days, bad beyond; unknown when no instalments were agreed.',
    judge: ({ instalments, overdue, longestOverdueDays }) => {
      if (instalments === 0) return unknown
      return { value: overdue, verdict: atMost(longestOverdueDays, 0, 30).verdict }
    },
  },
  {
    code: 'trained-lawyers',
    unit: 'percent',
    weight: 5,
    rule: 'Lawyers with an account whose induction is in force. Good from 80 %, watch from 50 %, bad below; unknown when none has an account.',
    judge: ({ lawyers, trained }) => (lawyers === 0 ? unknown : atLeast(percent(trained, lawyers), 80, 50)),
  },
  {
    code: 'senior-conversation',
    unit: 'days',
    weight: 15,
    rule: 'Days since the last conversation with somebody senior. Good up to 120, watch up to 240, bad beyond; where there was none, bad from the 121st day of the term and unknown before.',
    judge: ({ daysSinceSenior: days, daysPassed }) => {
      if (days !== null) return atMost(days, 120, 240)
      return daysPassed > 120 ? { value: null, verdict: 'bad' } : unknown
    },
  },
]

const unknown: Judged = { value: null, verdict: 'unknown' }

/** A share in whole percent, rounded down. */
const percent = (part: number, whole: number) => Math.floor((part * 100) / whole)

const atLeast = (value: number, good: number, watch: number): Judged => ({
  value,
  verdict: value >= good ? 'good' : value >= watch ? 'watch' : 'bad',
})

const atMost = (value: number, good: number, watch: number): Judged => ({
  value,
  verdict: value <= good ? 'good' : value <= watch ? 'watch' : 'bad',
})

export const factsOf = (known: Known): Fact[] =>
  rules.map(({ code, unit, rule, judge }) => ({ code, unit, rule, ...judge(known) }))

/** Quarters of its weight that a verdict counts. What nobody knows counts a little: silence is not safety. */
const quarters: Record<Verdict, number> = { good: 0, unknown: 1, watch: 2, bad: 4 }

export interface Risk {
  /** From 0 to 100. */
  risk: number
  /** What it is made of, the heaviest first, in quarters of a point. */
  reasons: { fact: string; verdict: Verdict; quarterPoints: number }[]
}

export function riskOf(facts: Fact[]): Risk {
  const weights = new Map(rules.map(({ code, weight }) => [code, weight]))
  const reasons = facts
    .map(({ code, verdict }) => ({
      fact: code,
      verdict,
      quarterPoints: (weights.get(code) ?? 0) * quarters[verdict],
    }))
    .filter(({ quarterPoints }) => quarterPoints > 0)
    .sort((one, other) => other.quarterPoints - one.quarterPoints)
  const sum = reasons.reduce((total, { quarterPoints }) => total + quarterPoints, 0)
  return { risk: Math.round(sum / 4), reasons }
}

/** How the risk is worked out, as it is printed with it. */
export const riskRule = {
  weights: rules.map(({ code, weight }) => ({ fact: code, weight })),
  rule: 'Each fact has a weight; the weights make 100. A bad fact counts its weight, one to watch half of it, an unknown one a quarter, a good one nothing. Limits and weights are the centre’s own judgement.',
}
