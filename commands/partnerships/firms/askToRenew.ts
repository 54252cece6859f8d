import { daysBetween } from '../../../jurisdictions/days.ts'
import { Credential, type CredentialKind } from '../../../models/Credential.ts'
import { OPEN_END } from '../../../models/columns.ts'
import { Task, type TaskOwner } from '../../../models/Task.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { hold } from '../../hold.ts'
import { openTask } from '../../tasks/openTask.ts'
import { settleTask } from '../../tasks/settleTask.ts'

/** What a lawyer at work must hold, and somebody must renew in time. */
const renewed: readonly CredentialKind[] = ['practising-certificate', 'indemnity', 'induction']

/** How many days ahead the firm's coordinator is asked, the nearest first. */
const warnings = [14, 60]

interface Held {
  id: string
  endsOn: string
  /** What it is, and of which place. */
  what: CredentialKind | 'undertaking'
  jurisdiction: string | null
}

/**
 * Asks for the renewal of what a lawyer holds: the firm's coordinator 60 and 14 days before the last day, and once it has
 * passed the partnerships manager too. Each is asked once for each end. Nothing is closed here: what has ended shuts by
 * itself, and the tasks say so before anybody stands in front of a shut gate.
 */
export async function askToRenew(context: Context, lawyer: { id: string; firmId: string }): Promise<void> {
  await hold(User, lawyer.id)
  for (const held of await newestOfEach(lawyer.id)) {
    const stage = stageOf(daysBetween(context.today, held.endsOn))
    if (!stage) continue
    const owners: TaskOwner[] =
      stage === 'ended' ? ['firm_coordinator', 'partnerships_manager'] : ['firm_coordinator']
    for (const owedBy of owners) {
      await openTask(context, {
        kind: kindOf(held.what),
        key: `${kindOf(held.what)} ${held.id} ${held.endsOn} ${stage} ${owedBy}`,
        owedBy,
        firmId: lawyer.firmId,
        userId: lawyer.id,
        dueOn: stage === 'ended' ? context.today : held.endsOn,
      })
    }
  }
}

const kindOf = (what: string) => `${what}-ends`

function stageOf(daysLeft: number): string | null {
  if (daysLeft < 0) return 'ended'
  const warning = warnings.find(days => daysLeft <= days)
  return warning === undefined ? null : String(warning)
}

/** Of each thing held the one that lasts longest, where it has an end. */
async function newestOfEach(userId: string): Promise<Held[]> {
  const credentials = await Credential.findAll({ where: { userId, kind: [...renewed] } })
  const undertakings = await Undertaking.findAll({ where: { userId } })
  const all: Held[] = [
    ...credentials.map(({ id, endsOn, kind, jurisdiction }) => ({ id, endsOn, what: kind, jurisdiction })),
    ...undertakings.map(({ id, endsOn }) => ({
      id,
      endsOn,
      what: 'undertaking' as const,
      jurisdiction: null,
    })),
  ]
  const newest = new Map<string, Held>()
  for (const held of all) {
    const name = `${held.what} ${held.jurisdiction ?? ''}`
    if (held.endsOn > (newest.get(name)?.endsOn ?? '')) newest.set(name, held)
  }
  return [...newest.values()].filter(({ endsOn }) => endsOn !== OPEN_END)
}

/** Settles what was asked about earlier ones of a kind, now that a new one is recorded. */
export async function settleRenewals(context: Context, renewal: Credential | Undertaking): Promise<void> {
  const { userId } = renewal
  const credential = renewal instanceof Credential ? renewal : null
  const what = credential?.kind ?? 'undertaking'
  const earlier = credential
    ? await Credential.findAll({
        where: { userId, kind: credential.kind, jurisdiction: credential.jurisdiction ?? null },
      })
    : await Undertaking.findAll({ where: { userId } })
  const ended = earlier.filter(({ endsOn }) => endsOn < renewal.endsOn).map(({ id }) => id)
  const open = await Task.findAll({ where: { kind: kindOf(what), userId, state: 'open' }, lock: true })
  for (const task of open.filter(({ key }) => ended.some(id => key.includes(id)))) {
    await settleTask(context, task, { state: 'done' })
  }
}
