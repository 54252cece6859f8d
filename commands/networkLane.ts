import { keyedDigest } from '../models/keyring.ts'
import { SignInDelay } from '../models/SignInDelay.ts'
import type { Context } from './context.ts'

/** How strangers of one network are slowed at one door. */
export interface Pace {
  /** The name of the door. */
  door: string
  /** How often a network may pass in a day before it waits. */
  free: number
  /** Seconds of the first wait; each further passage doubles it, up to the longest. */
  firstWait: number
  longestWait: number
}

const DAY = 86_400_000

/** Each network has a lane of its own, so that nobody waits for what another network does. */
const laneOf = ({ network }: Context, { door }: Pace): string => keyedDigest('requests', `${door} ${network}`)

/** How many seconds this network must wait before it may pass; 0 when it may. Reads only: a flood writes nothing. */
export async function waitAt(context: Context, pace: Pace): Promise<number> {
  const row = await SignInDelay.findByPk(laneOf(context, pace))
  return row ? waitOf(row, context.now.getTime(), pace) : 0
}

/** Makes the row that counting locks, where there is none. In a transaction before that of countAt(). */
export async function prepareAt(context: Context, pace: Pace): Promise<void> {
  const row = { id: laneOf(context, pace), failures: 0, lastFailureAt: context.now }
  await SignInDelay.bulkCreate([row], { ignoreDuplicates: true })
}

/** Counts a passage, so that a thousand at once are a thousand, and answers 0; or answers how many seconds to wait. */
export async function countAt(context: Context, pace: Pace): Promise<number> {
  const row = await SignInDelay.findByPk(laneOf(context, pace), { lock: true, rejectOnEmpty: true })
  const now = context.now.getTime()
  const wait = waitOf(row, now, pace)
  if (wait > 0) return wait
  const failures = isForgotten(row, now) ? 1 : row.failures + 1
  await row.update({ failures, lastFailureAt: context.now })
  return 0
}

const isForgotten = ({ lastFailureAt }: SignInDelay, now: number) => now - lastFailureAt.getTime() > DAY

function waitOf(row: SignInDelay, now: number, { free, firstWait, longestWait }: Pace): number {
  if (row.failures < free || isForgotten(row, now)) return 0
  const pause = Math.min(longestWait, firstWait * 2 ** (row.failures - free))
  return Math.max(0, Math.ceil(pause - (now - row.lastFailureAt.getTime()) / 1000))
}
