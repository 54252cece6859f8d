import { createHash } from 'node:crypto'
import { Problem } from '../errors.ts'
import { TryAgain } from '../models/database.ts'
import { IdempotencyKey } from '../models/IdempotencyKey.ts'
import { keyedDigest, keyIds } from '../models/keyring.ts'
import type { Answer, AnyAsked, Endpoint } from './endpoint.ts'
import { judgedAgain } from './judgedAgain.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Answers a POST or an upload that bears an Idempotency-Key once: repeated by the same person with the same content it answers as
 * the first time and does nothing. The key is written in the transaction of the work, so both stand or neither. A POST that
 * only looks is simply made again.
 */
export async function answerOnce(
  asked: AnyAsked,
  declared: Endpoint,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { http, context } = asked
  const key = http.get('Idempotency-Key')
  const repeatable = http.method === 'POST' || asked.file
  if (!repeatable || declared.looks || key === undefined || !context.actor.id) return work()
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Problem('bad-request', 'An Idempotency-Key has 8 to 200 visible characters')
  }

  const keyHash = digest(key)
  const said = sayingOf(asked)
  const earlier = await IdempotencyKey.findOne({ where: { userId: context.actor.id, keyHash } })
  if (earlier) {
    const answer = await judgedAgain(asked, declared, answerOf(earlier, said))
    return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } }
  }

  const row = await IdempotencyKey.create({
    userId: context.actor.id,
    keyHash,
    requestHash: keyedDigest('requests', said),
  }).catch(triedTwiceAtOnce)
  const answer = await work()
  row.answer = answer
  await row.save()
  return answer
}

/** What a request says, as one text: equal for a repetition, different for any other request. */
function sayingOf({ http, file }: AnyAsked): string {
  const content = file
    ? `${http.method} ${file.mediaType} ${createHash('sha256').update(file.bytes).digest('hex')}`
    : JSON.stringify(http.body ?? null)
  return `${http.originalUrl}\n${content}`
}

// The digest is keyed, for a plain one would let somebody with the database test guesses of what was sent.
function answerOf(earlier: IdempotencyKey, said: string): Answer {
  if (!keyIds('requests').some(keyId => keyedDigest('requests', said, keyId) === earlier.requestHash)) {
    throw new Problem('key-reused', 'Use a new Idempotency-Key for another request')
  }
  return earlier.answer as Answer
}

function triedTwiceAtOnce(error: unknown): never {
  if ((error as Error).name === 'SequelizeUniqueConstraintError') throw new TryAgain()
  throw error
}
