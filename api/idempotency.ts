import { createHash } from 'node:crypto'
import type { Model, ModelStatic } from 'sequelize'
import { Problem } from '../errors.ts'
import { Case } from '../models/Case.ts'
import { Client } from '../models/Client.ts'
import { TryAgain } from '../models/database.ts'
import { Firm } from '../models/Firm.ts'
import { GroupSession } from '../models/GroupSession.ts'
import { IdempotencyKey } from '../models/IdempotencyKey.ts'
import { keyedDigest, keyIds } from '../models/keyring.ts'
import { Matter } from '../models/Matter.ts'
import { MedicoLegalReport } from '../models/MedicoLegalReport.ts'
import { Provider } from '../models/Provider.ts'
import { Referral } from '../models/Referral.ts'
import { Report } from '../models/Report.ts'
import { SafetyAlert } from '../models/SafetyAlert.ts'
import { Training } from '../models/Training.ts'
import { User } from '../models/User.ts'
import { findFor } from '../policies/authorize.ts'
import { visible } from '../policies/visibility.ts'
import type { SubjectName } from '../policies/vocabulary.ts'
import type { Answer, AnyAsked, Asked, Endpoint } from './endpoint.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Answers a POST or an upload that bears an Idempotency-Key once: repeated by the same person with the same content it answers as
 * the first time and does nothing. The key is written in the transaction of the work, so both stand or neither.
 */
export async function answerOnce(
  asked: AnyAsked,
  { policy, afresh }: Pick<Endpoint, 'policy' | 'afresh'>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { http, context } = asked
  const key = http.get('Idempotency-Key')
  const repeatable = http.method === 'POST' || asked.file
  if (!repeatable || key === undefined || !context.actor.id) return work()
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Problem('bad-request', 'An Idempotency-Key has 8 to 200 visible characters')
  }

  const keyHash = digest(key)
  const said = sayingOf(asked)
  const earlier = await IdempotencyKey.findOne({ where: { userId: context.actor.id, keyHash } })
  if (earlier) {
    const first = answerOf(earlier, said)
    await refuseUnseen(asked, policy, first)
    const answer = afresh ? await afresh(asked, first) : first
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

/** The records that a path begins with. */
const records: Record<string, ModelStatic<Model>> = {
  clients: Client,
  cases: Case,
  matters: Matter,
  firms: Firm,
  providers: Provider,
  referrals: Referral,
  'group-sessions': GroupSession,
  'medico-legal-reports': MedicoLegalReport,
  alerts: SafetyAlert,
  accounts: User,
  trainings: Training,
  reports: Report,
}

/**
 * An answer of earlier must not outlive a right: where the path names a record, the caller must still be allowed what
 * they ask; where the request made one, they must still read every field that the answer shows of it.
 */
async function refuseUnseen(
  { ability, http }: Asked<unknown, unknown, unknown>,
  policy: Endpoint['policy'],
  answer: Answer,
): Promise<void> {
  const model = records[http.path.split('/')[1] ?? '']
  if (!model) return
  const { id } = http.params
  if (typeof id === 'string') {
    const named = 'may' in policy && policy.may[1] === model.name ? policy.may[0] : 'update'
    await findFor(ability, named, model, id)
    return
  }
  const shown = (answer.body ?? {}) as { id?: unknown }
  if (typeof shown.id !== 'string') return
  const row = await findFor(ability, 'read', model, shown.id)
  const kept = visible(model.name as SubjectName, row, shown)
  if (Object.keys(kept).length < Object.keys(shown).length) {
    throw new Problem('forbidden', 'You may not see all of that any more; read the record instead')
  }
}

function triedTwiceAtOnce(error: unknown): never {
  if ((error as Error).name === 'SequelizeUniqueConstraintError') throw new TryAgain()
  throw error
}
