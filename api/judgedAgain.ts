import type { Model, ModelStatic } from 'sequelize'
import type { ZodObject } from 'zod'
import { Problem } from '../errors.ts'
import { BreakGlass } from '../models/BreakGlass.ts'
import { Case } from '../models/Case.ts'
import { Client } from '../models/Client.ts'
import { Firm } from '../models/Firm.ts'
import { GroupSession } from '../models/GroupSession.ts'
import { Matter } from '../models/Matter.ts'
import { MedicoLegalReport } from '../models/MedicoLegalReport.ts'
import { Provider } from '../models/Provider.ts'
import { Referral } from '../models/Referral.ts'
import { Report } from '../models/Report.ts'
import { SafetyAlert } from '../models/SafetyAlert.ts'
import { Training } from '../models/Training.ts'
import { User } from '../models/User.ts'
import type { Ability } from '../policies/ability.ts'
import { findFor } from '../policies/authorize.ts'
import { visible } from '../policies/visibility.ts'
import type { SubjectName } from '../policies/vocabulary.ts'
import type { Answer, AnyAsked, Endpoint, Route } from './endpoint.ts'

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
  'break-glass': BreakGlass,
}

const recordOf = (path: string) => records[path.split('/')[1] ?? '']

/**
 * An answer of earlier must not outlive a right: where the path names a record, the caller must still be allowed what
 * the endpoint asks of it; where the request made one, they must still read every field that the answer shows of it.
 */
export async function judgedAgain(
  asked: AnyAsked,
  { policy, afresh, lasting }: Endpoint,
  first: Answer,
): Promise<Answer> {
  if (afresh) return afresh(asked, first)
  if (lasting) return first
  const { ability, http } = asked
  const model = recordOf(http.path)
  if (!model || !('may' in policy)) throw unjudged()
  const { id } = http.params
  if (typeof id === 'string') await findFor(ability, policy.may[0], model, id)
  else await refuseHidden(ability, model, first)
  return first
}

async function refuseHidden(ability: Ability, model: ModelStatic<Model>, { body }: Answer): Promise<void> {
  const shown = (body ?? {}) as { id?: unknown }
  if (typeof shown.id !== 'string') throw unjudged()
  const row = await findFor(ability, 'read', model, shown.id)
  const kept = visible(model.name as SubjectName, row, shown)
  if (Object.keys(kept).length < Object.keys(shown).length) throw unjudged()
}

const unjudged = () =>
  new Problem('forbidden', 'You may not see all of that any more; read the record instead')

/** Refuses to start where a kept answer could be told again without anybody asking whether its reader still may. */
export function refuseUnjudged(routes: readonly Route[]): void {
  const open = routes.filter(
    ([method, path, declared]) => isKept(method, declared) && !isJudged(path, declared),
  )
  if (open.length > 0) {
    throw new Error(`Answers that nobody judges again: ${open.map(([, path]) => path).join(', ')}`)
  }
}

function isKept(method: string, { transaction, looks, policy, upload }: Endpoint): boolean {
  return transaction && !looks && !('everybody' in policy) && (method === 'post' || upload !== undefined)
}

function isJudged(path: string, { policy, answer, afresh, lasting }: Endpoint): boolean {
  if (afresh || lasting) return true
  const model = recordOf(path)
  if (!model || !('may' in policy)) return false
  if (path.includes('/:id')) return policy.may[1] === model.name
  return 'id' in ((answer.schema as ZodObject | undefined)?.shape ?? {})
}
