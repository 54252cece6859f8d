import { contextAt, type Run, type Workplace } from '../../../jobs/place.ts'
import { climbLadder, settleLetters } from '../../../jobs/renewals.ts'
import { sendMail } from '../../../jobs/sendMail.ts'
import { shiftDays } from '../../../jurisdictions/days.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { config, setClock } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'

/** Where the jobs of renewals run in the tests, with a mail server. */
export const placeWith = (url: string): Workplace => ({
  ...place,
  config: { ...config, SMTP_URL: url, SMTP_FROM: 'centre@centre.example' },
})

export function runAt(at: Workplace): Run {
  return { place: at, payload: {}, signal: new AbortController().signal, reached: async () => undefined }
}

/** A quarter to seven in the morning of a day in Hong Kong. */
export const morningOf = (day: string) => `${shiftDays(day, -1)}T22:45:00.000Z`

/**
 * What happens by itself on a morning: the ladder is climbed, mail leaves, the ledger is brought up. Where something is
 * due, two processes climb at once.
 */
export async function morning(day: string, at: Workplace): Promise<void> {
  setClock(morningOf(day))
  const run = runAt(at)
  const climb = () => climbLadder(contextAt(at), run)
  await (isDue(await firstPlanned(), day) ? Promise.all([climb(), climb()]) : climb())
  await post(at)
}

/** The mail leaves, and the ledger is told. */
export async function post(at: Workplace): Promise<void> {
  const run = runAt(at)
  await sendMail(contextAt(at), run)
  await settleLetters(contextAt(at), run)
}

const firstPlanned = async () =>
  (await PlannedMessage.min('plannedFor', { where: { state: 'planned' } })) as string | null

const isDue = (first: string | null, day: string) => first !== null && first <= day
