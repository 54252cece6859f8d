import { createHash } from 'node:crypto'
import { type FileContent, storeFile } from '../../models/files.ts'
import { Report, type ReportFailure } from '../../models/Report.ts'
import type { Context } from '../context.ts'
import { record, type Subject } from '../record.ts'
import { draftRelease, type ToRelease } from './draftRelease.ts'

const DAY = 86_400_000

/** Which order of a report a job works on. */
export interface Order {
  reportId: string
  /** How often it had been asked for. */
  time: number
}

/** Finds and locks a report that is to be made. Null when this order of it was done or dropped. */
async function openOrder({ reportId, time }: Order): Promise<Report | null> {
  const where = { id: reportId, timesAsked: time, state: ['waiting', 'running'] }
  return Report.findOne({ where, lock: true })
}

/** Says that a report is being made, perhaps for the second time after a crash. Null when nothing is to be made. */
export async function beginReport(order: Order): Promise<Report | null> {
  const report = await openOrder(order)
  await report?.update({ state: 'running' })
  return report
}

export interface Made {
  file: FileContent
  fingerprint: string
  contentDigest: string
  /** How many days its file is kept. */
  days: number
  /** What of it needs a second signature before it leaves the centre. */
  tables?: readonly ToRelease[]
  /** The moment at which these are as they were known. */
  asAt?: Date
  /** What its making means for a record, as the log says it. */
  noted?: { action: string; subject: Subject; outcome: string } | undefined
}

/** Keeps the finished report, once: a second job that made it too keeps nothing. */
export async function keepReport(context: Context, order: Order, made: Made): Promise<void> {
  const report = await openOrder(order)
  if (!report) return
  const { file, fingerprint, contentDigest, days, tables, noted, asAt = context.now } = made
  const { id: fileId } = await storeFile({ ...file, uploadedBy: report.askedBy })
  await report.update({
    state: 'finished',
    fileId,
    fingerprint,
    contentDigest,
    fileDigest: createHash('sha256').update(file.bytes).digest('hex'),
    finishedAt: context.now,
    expiresAt: new Date(context.now.getTime() + days * DAY),
  })
  if (tables && report.audience !== 'centre') await draftRelease(context, report, tables, asAt)
  if (noted) await record(context, noted.action, noted.subject, { outcome: noted.outcome })
  await record(context, 'report.made', report, { outcome: report.kind })
}

/** Says why a report was not made. */
export async function failReport(context: Context, order: Order, failure: ReportFailure): Promise<void> {
  const report = await openOrder(order)
  if (!report) return
  await report.update({ state: 'failed', failure })
  await record(context, 'report.failed', report, { outcome: failure })
}
