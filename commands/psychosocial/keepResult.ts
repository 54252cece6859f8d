import { invalid, Problem } from '../../errors.ts'
import { measureFor, measures } from '../../measures/load.ts'
import type { Measure } from '../../measures/schema.ts'
import { type Score, score } from '../../measures/score.ts'
import { newId } from '../../models/columns.ts'
import { type GivenAnswers, type MeasureMode, MeasureResult } from '../../models/MeasureResult.ts'
import type { Referral } from '../../models/Referral.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import type { Context } from '../context.ts'
import { refuseUnlikely } from '../partnerships/refuseFuture.ts'
import { openTask } from '../tasks/openTask.ts'
import { raiseAlert } from './safety/raiseAlert.ts'
import { refuseBeforeSent } from './service/sessionFacts.ts'
import { workerOf } from './workerOf.ts'

export interface NewResult extends GivenAnswers {
  /** The code of a measure, such as "phq9", and the version whose rules score it. */
  measure: string
  version: number
  language: string
  takenOn: string
  mode: MeasureMode
  interpreter?: string | null | undefined
  /** Who put the questions; whoever records it, unless another is named. */
  administeredBy?: string | undefined
}

/** Scores and keeps a result; opens a task where a threshold was reached, and alerts where an answer must not wait. */
export async function keepResult(
  context: Context,
  referral: Referral,
  input: NewResult,
  publicUrl: string | undefined,
): Promise<MeasureResult> {
  const { items, total, version: measureVersion, administeredBy = context.actor.id } = input
  const measure = measureOf(input)
  const scored = scoreOf(measure, { items, total })
  refuseUnlikely(context, '/takenOn', input.takenOn)
  refuseBeforeSent(referral, '/takenOn', input.takenOn)
  await refuseStranger(context, referral, administeredBy)
  const result = await MeasureResult.create({
    ...{ id: newId(), referralId: referral.id, measure: measure.code, measureVersion },
    ...{ given: { items, total }, total: scored.total, administeredBy },
    ...{ language: input.language, takenOn: input.takenOn, mode: input.mode },
    interpreter: input.interpreter ?? null,
    recordedBy: context.actor.id,
    recordedAt: context.now,
  })
  if (scored.reached.length > 0) await askForTriage(context, referral, result)
  const about = { clientId: referral.clientId, referralId: referral.id, resultId: result.id }
  for (const flag of new Set(scored.alerts.map(alert => alert.flag)))
    await raiseAlert(context, { ...about, flag, source: 'measure' }, publicUrl)
  return result
}

function measureOf({ measure: code, version }: NewResult): Measure {
  const measure = measureFor(code, version)
  if (measure) return measure
  const known = measures.some(one => one.code === code)
  throw known ? invalid('/version', 'no known version of this measure') : invalid('/measure', 'not known')
}

/** The score of what was given. Throws 422 with every fault. */
function scoreOf(measure: Measure, given: GivenAnswers): Score {
  const scored = score(measure, given)
  if ('score' in scored) return scored.score
  throw new Problem('invalid-input', 'This cannot be scored', {
    errors: scored.faults.map(({ pointer, detail }) => ({ pointer, detail })),
  })
}

async function refuseStranger({ actor }: Context, { id: referralId }: Referral, userId: string) {
  if (userId === actor.id || (await ReferralWorker.count({ where: { referralId, userId } })) > 0) return
  throw invalid('/administeredBy', 'nobody who was named for this referral')
}

/** Names the triage task of a result. */
export const triageOf = (resultId: string) => ({
  kind: 'measure-triage',
  key: `measure-triage ${resultId}`,
})

/** The task says that there is something to look at, and nothing of what it is. */
async function askForTriage(context: Context, referral: Referral, result: MeasureResult): Promise<void> {
  const worker = await workerOf(referral.id, context.today)
  await openTask(context, {
    ...triageOf(result.id),
    clientId: referral.clientId,
    owedBy: 'psychosocial',
    ownerId: worker?.userId ?? context.actor.id,
    dueOn: context.today,
    note: `${referral.reference}: a result asks for a closer look.`,
  })
}
