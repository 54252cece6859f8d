import { createHash } from 'node:crypto'
import { Problem } from '../errors.ts'
import { TryAgain } from '../models/database.ts'
import { IdempotencyKey } from '../models/IdempotencyKey.ts'
import type { Answer, Asked } from './endpoint.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Answers a POST that bears an Idempotency-Key once: repeated by the same person with the same content it answers as
 * the first time and does nothing. The key is written in the transaction of the work, so both stand or neither.
 */
export async function answerOnce(
  asked: Asked<unknown, unknown, unknown>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { http, context } = asked
  const key = http.get('Idempotency-Key')
  if (http.method !== 'POST' || key === undefined || !context.actor.id) return work()
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Problem('bad-request', 'An Idempotency-Key has 8 to 200 visible characters')
  }

  const keyHash = digest(key)
  const requestHash = digest(`${http.originalUrl}\n${JSON.stringify(http.body ?? null)}`)
  const earlier = await IdempotencyKey.findOne({ where: { userId: context.actor.id, keyHash } })
  if (earlier) return answerAgain(earlier, requestHash)

  const row = await IdempotencyKey.create({ userId: context.actor.id, keyHash, requestHash }).catch(
    triedTwiceAtOnce,
  )
  const answer = await work()
  row.answer = answer
  await row.save()
  return answer
}

function answerAgain(earlier: IdempotencyKey, requestHash: string): Answer {
  if (earlier.requestHash !== requestHash) {
    throw new Problem('key-reused', 'Use a new Idempotency-Key for another request')
  }
  const answer = earlier.answer as Answer
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } }
}

function triedTwiceAtOnce(error: unknown): never {
  if ((error as Error).name === 'SequelizeUniqueConstraintError') throw new TryAgain()
  throw error
}
