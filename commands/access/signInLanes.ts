import type { KnownDevice } from '../../models/KnownDevice.ts'
import { keyedDigest } from '../../models/keyring.ts'
import { SignInDelay } from '../../models/SignInDelay.ts'
import type { Context } from '../context.ts'

/**
 * Guessing is slowed, and never locks an account. Tries are counted for the account at this network, for the account,
 * and for the network. A browser in which the owner signed in before has a lane of its own, so that strangers who guess
 * cannot keep the owner out.
 */
const limits = {
  pair: { free: 5, longest: 900 },
  account: { free: 20, longest: 900 },
  network: { free: 50, longest: 300 },
  device: { free: 10, longest: 900 },
} as const

/** Seconds of the first wait; each further failure doubles it, up to the longest of the lane. */
const FIRST_WAIT = 1
/** A lane without a failure for this long starts anew. */
const FORGOTTEN_AFTER = 86_400_000

type LaneKind = keyof typeof limits

export interface Lane {
  id: string
  kind: LaneKind
}

const lane = (kind: LaneKind, of: string): Lane => ({
  id: keyedDigest('requests', `sign-in ${kind} ${of}`),
  kind,
})

/** The lanes that a try goes through. The same for names that exist and names that do not. */
export function lanesOf(context: Context, signInName: string, device: KnownDevice | null): Lane[] {
  if (device) return [lane('device', `${device.id} ${signInName}`)]
  const { network } = context
  return [lane('pair', `${network} ${signInName}`), lane('account', signInName), lane('network', network)]
}

/** The lane of somebody who is signed in and types the present password again. */
export function ownLane(userId: string): Lane[] {
  return [lane('device', `own ${userId}`)]
}

/** Makes the rows that counting locks. In a transaction before that of enterLanes(), so that no gap is locked. */
export async function prepareLanes(context: Context, lanes: readonly Lane[]): Promise<void> {
  const rows = lanes.map(({ id }) => ({ id, failures: 0, lastFailureAt: context.now }))
  await SignInDelay.bulkCreate(rows, { ignoreDuplicates: true })
}

/**
 * Counts a try before its password is looked at (so that a thousand at once are a thousand), and answers 0; or answers
 * how many seconds to wait, and counts nothing.
 */
export async function enterLanes(context: Context, lanes: readonly Lane[]): Promise<number> {
  const now = context.now.getTime()
  const rows = await SignInDelay.findAll({
    where: { id: lanes.map(({ id }) => id) },
    order: ['id'],
    lock: true,
  })
  const waits = rows.map(row => waitOf(row, kindOf(lanes, row.id), now))
  const wait = Math.max(0, ...waits)
  if (wait > 0) return wait
  for (const row of rows) {
    const fresh = now - row.lastFailureAt.getTime() > FORGOTTEN_AFTER
    await row.update({ failures: fresh ? 1 : row.failures + 1, lastFailureAt: context.now })
  }
  return 0
}

/** Takes the count of this try back: it was good, or it was never looked at. */
export async function leaveLanes(lanes: readonly Lane[], good: boolean): Promise<void> {
  for (const { id, kind } of lanes) {
    const own = kind === 'pair' || kind === 'device'
    if (good && own) await SignInDelay.update({ failures: 0 }, { where: { id } })
    else await SignInDelay.decrement('failures', { where: { id } })
  }
}

function waitOf(row: SignInDelay, kind: LaneKind, now: number): number {
  const { free, longest } = limits[kind]
  const since = now - row.lastFailureAt.getTime()
  if (row.failures < free || since > FORGOTTEN_AFTER) return 0
  const pause = Math.min(longest, FIRST_WAIT * 2 ** (row.failures - free))
  return Math.max(0, Math.ceil(pause - since / 1000))
}

function kindOf(lanes: readonly Lane[], id: string): LaneKind {
  return lanes.find(candidate => candidate.id === id)?.kind ?? 'account'
}
