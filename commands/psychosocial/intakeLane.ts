import { keyedDigest } from '../../models/keyring.ts'
import { SignInDelay } from '../../models/SignInDelay.ts'
import type { Context } from '../context.ts'

/** How many posts of the public form a network has in a day before it waits between them. */
const FREE = 5
/** Seconds of the first wait; each further post doubles it, up to the longest. */
const FIRST_WAIT = 60
const LONGEST_WAIT = 3600
const DAY = 86_400_000

/** The network of whoever posts. Each has a lane of its own, so that nobody waits for what another network does. */
const laneOf = ({ network }: Context): string => keyedDigest('requests', `intake ${network}`)

/** How many seconds this network must wait before its next post; 0 when it may post. Reads only: a flood writes nothing. */
export async function waitForIntake(context: Context): Promise<number> {
  const row = await SignInDelay.findByPk(laneOf(context))
  return row ? waitOf(row, context.now.getTime()) : 0
}

/** Makes the row that counting locks, where there is none. In a transaction before that of countIntake(). */
export async function prepareIntake(context: Context): Promise<void> {
  const row = { id: laneOf(context), failures: 0, lastFailureAt: context.now }
  await SignInDelay.bulkCreate([row], { ignoreDuplicates: true })
}

/** Counts a post, so that a thousand at once are a thousand, and answers 0; or answers how many seconds to wait. */
export async function countIntake(context: Context): Promise<number> {
  const row = await SignInDelay.findByPk(laneOf(context), { lock: true, rejectOnEmpty: true })
  const now = context.now.getTime()
  const wait = waitOf(row, now)
  if (wait > 0) return wait
  const failures = isForgotten(row, now) ? 1 : row.failures + 1
  await row.update({ failures, lastFailureAt: context.now })
  return 0
}

const isForgotten = ({ lastFailureAt }: SignInDelay, now: number) => now - lastFailureAt.getTime() > DAY

function waitOf(row: SignInDelay, now: number): number {
  if (row.failures < FREE || isForgotten(row, now)) return 0
  const pause = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (row.failures - FREE))
  return Math.max(0, Math.ceil(pause - (now - row.lastFailureAt.getTime()) / 1000))
}
