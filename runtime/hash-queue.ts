import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../errors.ts'

/**
 * Password hashes are slow on purpose and share the thread pool with everything else, so that few run at a time,
 * some wait, and the rest are asked to come back.
 */
const RUNNING = 2
const WAITING = 20
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Stands in for the hash of somebody who does not exist: an unknown name takes as long as a wrong password.
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$1BuTsUiuMG9A41OUDcqaUw$bZ0EjJ7xvKyGHmKjO0QHlJwz8c4rf2b5m0uJ4mC1y2E'

let running = 0
const waiting: (() => void)[] = []

/** Throws Problem('unavailable') when too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, strength))
}

/** Whether the password is the one that was hashed. No hash takes as long as a wrong one. */
export function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  return inTurn(async () => (await verify(stored ?? DECOY, password)) && stored !== null)
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= RUNNING) await place()
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function place(): Promise<void> {
  if (waiting.length >= WAITING) {
    throw new Problem('unavailable', 'Too many people sign in at this moment', { retryAfter: 3 })
  }
  return new Promise(resolve => waiting.push(resolve))
}
