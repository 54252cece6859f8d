import { Deadline, type DeadlineState } from '../../models/Deadline.ts'
import type { Step } from '../../models/Step.ts'
import { extensionOf, rowOf } from './deadlineRows.ts'
import { type Hand, handOn, letterAfter, standing } from './deadlinesByHand.ts'
import type { Projected } from './projectDeadlines.ts'

/** A deadline that is not what it was: its name, its last day before and after, and where it stands now. */
export interface Change {
  deadlineId: string
  name: string
  before: string | null
  after: string | null
  state: DeadlineState
}

/** The stored deadlines of a track, and what its steps now say of them. */
export interface Retelling {
  stored: Deadline[]
  /** The steps that stand, in their order. */
  live: readonly Step[]
  /** Absent where no step but a day of the calendar changed. */
  correction?: { wrong: Step; corrected: Step }
  because: string
}

/** What people did to the deadlines of the track, for each step and rule in turn. */
export function handsOn({
  stored,
  correction,
}: Retelling): (stepId: string, ruleId: string) => Hand | undefined {
  const hands = new Map<string, Hand[]>()
  for (const row of standing(stored)) {
    const corrected = row.stepId === correction?.wrong.id
    const key = `${corrected ? correction?.corrected.id : row.stepId} ${row.ruleId}`
    hands.set(key, [...(hands.get(key) ?? []), handOn(row, stored, corrected)])
  }
  return (stepId, ruleId) => hands.get(`${stepId} ${ruleId}`)?.shift()
}

/** A deadline as it is stored (undefined: not yet), and the row that it has from now on, which may be the same. */
interface Pair {
  old: Deadline | undefined
  row: Deadline
}

type Pairs = Map<Projected, Pair>

/**
 * Brings the stored deadlines of a track into line with what its steps now say. A deadline whose date changed gets a new
 * row and the old one stays, replaced; one that no step begins any more is void. Returns every change that matters.
 */
export async function reconcile(telling: Retelling, projected: Projected[]): Promise<Change[]> {
  const candidates = standing(telling.stored)
  const letters = candidates.flatMap(row => lettersAfter(row, telling.stored))
  const pairs = await pairUp(telling, projected, candidates, letters)
  const changes: Change[] = []
  for (const one of projected) changes.push(...(await settlePair(one, pairs, telling.because)))

  const paired = new Set([...pairs.values()].map(({ old }) => old))
  for (const row of [...candidates, ...letters].filter(one => !paired.has(one))) {
    if (!(await endWithout(row, telling))) continue
    changes.push({
      deadlineId: row.id,
      name: row.name,
      before: row.legalLastDay,
      after: null,
      state: 'void',
    })
  }
  return changes
}

/** Gives each deadline that the steps tell of the row it had, where that still says the same, or a new one. */
async function pairUp(
  telling: Retelling,
  projected: Projected[],
  candidates: Deadline[],
  letters: readonly Deadline[],
): Promise<Pairs> {
  const { correction } = telling
  const pairs: Pairs = new Map()
  for (const one of projected) {
    const old = one.rowId ? letters.find(row => row.id === one.rowId) : takeFrom(candidates, one, correction)
    const same = old?.stepId !== correction?.wrong.id && old?.legalLastDay === one.legalLastDay
    const keeps = old && (one.rowId || (same && old.kind === one.kind))
    pairs.set(one, { old, row: keeps ? old : await create(one, telling, pairs) })
  }
  return pairs
}

/** Writes where one deadline stands now. Returns the change, if it is one that matters. */
async function settlePair(one: Projected, pairs: Pairs, because: string): Promise<Change[]> {
  const pair = pairs.get(one)
  if (!pair) return []
  const { old, row } = pair
  const wasState = old?.state
  const before = old?.legalLastDay ?? null
  const now = {
    state: one.state,
    settledOn: one.settledOn,
    settledById: one.settledById,
    replacedById: (one.successor && pairs.get(one.successor)?.row.id) ?? null,
  }
  if (old && old !== row) {
    await old.update({ state: 'replaced', replacedById: row.id, changedBecause: because })
  }
  if (differs(row, now)) {
    await row.update(row === old && row.state !== now.state ? { ...now, changedBecause: because } : now)
  }
  if (wasState === one.state && before === one.legalLastDay) return []
  const { name, legalLastDay, state } = row
  return [{ deadlineId: old?.id ?? row.id, name, before, after: legalLastDay, state }]
}

function lettersAfter(row: Deadline, stored: readonly Deadline[]): Deadline[] {
  const letter = letterAfter(row, stored)
  return letter ? [letter, ...lettersAfter(letter, stored)] : []
}

/** Takes out of the candidates the oldest one of the same step and rule; for the corrected step, one of the wrong step. */
function takeFrom(
  candidates: Deadline[],
  one: Projected,
  correction: Retelling['correction'],
): Deadline | undefined {
  const stepId = one.stepId === correction?.corrected.id ? correction.wrong.id : one.stepId
  const at = candidates.findIndex(row => row.stepId === stepId && row.ruleId === one.ruleId)
  return at < 0 ? undefined : candidates.splice(at, 1)[0]
}

async function create(one: Projected, { live }: Retelling, pairs: Pairs): Promise<Deadline> {
  const step = live.find(other => other.id === one.stepId)
  if (!step) throw new Error('A deadline follows from a step that does not stand')
  if (one.derived) return Deadline.create(rowOf(one.derived, step))
  const extended = one.extends && pairs.get(one.extends)?.row
  if (!extended) throw new Error('An extension extends nothing')
  const until = one.legalLastDay
  return Deadline.create(extensionOf(extended, until, step.id, `extended until ${until}`))
}

type Ends = Pick<Deadline, 'state' | 'settledOn' | 'settledById' | 'replacedById'>

function differs(row: Deadline, now: Ends): boolean {
  return (
    row.state !== now.state ||
    (row.settledOn ?? null) !== now.settledOn ||
    (row.settledById ?? null) !== now.settledById ||
    (row.replacedById ?? null) !== now.replacedById
  )
}

/** Ends a row that nothing begins any more, where its step was wrong or still stands. True when it had mattered. */
async function endWithout(row: Deadline, { live, correction, because }: Retelling): Promise<boolean> {
  const ofTrack =
    row.stepId === null || row.stepId === correction?.wrong.id || live.some(({ id }) => id === row.stepId)
  if (!ofTrack || row.state === 'void' || row.state === 'replaced') return false
  await row.update({ state: 'void', replacedById: null, changedBecause: because })
  return true
}
