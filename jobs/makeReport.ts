import type { Context } from '../commands/context.ts'
import { beginReport, failReport, keepReport, type Order } from '../commands/reports/makingReport.ts'
import { Problem } from '../errors.ts'
import { inTransaction } from '../models/database.ts'
import type { Report, ReportFailure } from '../models/Report.ts'
import type { Ability } from '../policies/ability.ts'
import { abilityOf } from '../policies/abilityOf.ts'
import { contentDigestOf, fingerprintOf } from '../reports/fingerprint.ts'
import { kindOf } from '../reports/kinds.ts'
import { minuteOf } from '../runtime/clock.ts'
import { describeError } from '../runtime/logger.ts'
import { type Run, Stopped } from './place.ts'

/** A report cannot be made, for a reason that its asker may know. */
class Failure extends Error {
  readonly why: ReportFailure

  constructor(why: ReportFailure) {
    super(why)
    this.why = why
  }
}

/**
 * Makes a report that somebody asked for, with the rights that they have now and not those that they had when they
 * asked. After a crash it begins anew, and keeps one file.
 */
export async function makeReport(context: Context, run: Run): Promise<void> {
  const order: Order = { reportId: String(run.payload.reportId), time: Number(run.payload.time) }
  const report = await inTransaction(() => beginReport(order))
  if (!report) return
  try {
    await make(context, run, { report, order })
  } catch (error) {
    if (error instanceof Stopped) throw error
    if (!(error instanceof Failure)) run.place.logger.error('report not made', describeError(error))
    const why = error instanceof Failure ? error.why : 'broken'
    await inTransaction(() => failReport(context, order, why))
  }
}

async function make(context: Context, run: Run, work: { report: Report; order: Order }): Promise<void> {
  const { report, order } = work
  const { config, clock } = run.place
  const ability = await abilityOf(report.askedBy, context.today, minuteOf(context.now))
  if (!ability) throw new Failure('rights-lost')
  const data = await inTransaction(() => gatherAs(ability, context, { report, run }))
  await run.reached(40)
  const fingerprint = fingerprintOf(report.kind, data)
  const verifyAt = `${config.PUBLIC_URL}/api/v1/reports/verify/`
  const { draw, tables, asAt, noted } = kindOf(report.kind)
  const file = await draw(data, { fingerprint, verifyAt })
  await run.reached(90)
  const asAsker = { ...context, actor: ability.actor, now: clock.now() }
  const released = tables?.(data)
  const made = {
    ...{ file, fingerprint, contentDigest: contentDigestOf(report.kind, data), days: config.REPORT_DAYS },
    noted: noted?.(report.parameters, data),
    ...(released ? { tables: released, asAt: asAt?.(data) ?? context.now } : {}),
  }
  await inTransaction(() => keepReport(asAsker, order, made))
}

async function gatherAs(
  ability: Ability,
  { today, now }: Context,
  { report, run }: { report: Report; run: Run },
): Promise<unknown> {
  const { kind, parameters, audience, language } = report
  const { zone, config } = run.place
  const { CENTRE_NAME: name, SMALL_CELLS: smallCells } = config
  const setting = { centre: { name }, today, now, zone, audience, language, smallCells }
  if (ability.rulesFor('create', 'Report').length === 0) throw new Failure('rights-lost')
  await kindOf(kind).may(ability, parameters).catch(refusing('rights-lost'))
  return kindOf(kind).gather(ability, parameters, setting).catch(refusing('nothing-to-report'))
}

/** What a refusal on purpose means here; what broke stays what it is. */
function refusing(why: ReportFailure): (error: unknown) => never {
  return error => {
    const isRefusal = error instanceof Problem && (error.status === 403 || error.status === 404)
    throw isRefusal ? new Failure(why) : error
  }
}
