import { createHash } from 'node:crypto'
import type { Model, ModelStatic } from 'sequelize'
import { Problem } from '../errors.ts'
import { Case } from '../models/Case.ts'
import { Client } from '../models/Client.ts'
import { TryAgain } from '../models/database.ts'
import { Firm } from '../models/Firm.ts'
import { IdempotencyKey } from '../models/IdempotencyKey.ts'
import { Matter } from '../models/Matter.ts'
import { User } from '../models/User.ts'
import { findFor } from '../policies/authorize.ts'
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
  if (earlier) return answerAgain(asked, earlier, requestHash)

  const row = await IdempotencyKey.create({ userId: context.actor.id, keyHash, requestHash }).catch(
    triedTwiceAtOnce,
  )
  const answer = await work()
  row.answer = answer
  await row.save()
  return answer
}

async function answerAgain(
  asked: Asked<unknown, unknown, unknown>,
  earlier: IdempotencyKey,
  requestHash: string,
): Promise<Answer> {
  if (earlier.requestHash !== requestHash) {
    throw new Problem('key-reused', 'Use a new Idempotency-Key for another request')
  }
  const answer = earlier.answer as Answer
  await refuseUnseen(asked, answer)
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } }
}

/** The records that a path begins with. */
const records: Record<string, ModelStatic<Model>> = {
  clients: Client,
  cases: Case,
  matters: Matter,
  firms: Firm,
  accounts: User,
}

/** An answer of earlier shows a record: whoever may not see it any more gets 404, as for any other request. */
async function refuseUnseen(
  { ability, http }: Asked<unknown, unknown, unknown>,
  answer: Answer,
): Promise<void> {
  const model = records[http.path.split('/')[1] ?? '']
  const id = http.params.id ?? (answer.body as { id?: unknown } | undefined)?.id
  if (model && typeof id === 'string') await findFor(ability, 'read', model, id)
}

function triedTwiceAtOnce(error: unknown): never {
  if ((error as Error).name === 'SequelizeUniqueConstraintError') throw new TryAgain()
  throw error
}
