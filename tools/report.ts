import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { askForReport } from '../commands/reports/askForReport.ts'
import { makeReport } from '../jobs/makeReport.ts'
import { runDue } from '../jobs/worker.ts'
import { inTransaction } from '../models/database.ts'
import { Firm } from '../models/Firm.ts'
import { readFile } from '../models/files.ts'
import { Job } from '../models/Job.ts'
import { type Audience, Report, type ReportFailure } from '../models/Report.ts'
import { RoleGrant } from '../models/RoleGrant.ts'
import { User } from '../models/User.ts'
import type { Ability } from '../policies/ability.ts'
import { abilityOf } from '../policies/abilityOf.ts'
import { kindOf } from '../reports/kinds.ts'
import { minuteOf } from '../runtime/clock.ts'
import { orderOf, type ReportOrder, reasons, usage } from './reportOrder.ts'
import { fail, operator, run, say, workplace } from './shell.ts'

/** `npm run report -- renewal --firm Ashworth --year 2026`: makes a report by the same way as the API does. */
async function make(order: ReportOrder): Promise<number> {
  refuseToOverwrite(order.out)
  const ability = await rightsOf(order.as)
  const firmId = order.firm === undefined ? {} : { firmId: await firmIdOf(order.firm) }
  const report = await askAs(ability, order, firmId)
  return write(await finished(report.id), order.out)
}

async function rightsOf(email: string | undefined): Promise<Ability> {
  const { now, today } = operator()
  const user = email
    ? await User.findOne({ where: { signInName: email.toLowerCase() } })
    : await firstDirector()
  const ability = user && (await abilityOf(user.id, today, minuteOf(now)))
  if (!ability && !email) throw new Error('There is no director with an active account: name a person (--as)')
  if (!ability) throw new Error('Nobody with an active account has this address (--as)')
  return ability
}

async function firstDirector(): Promise<User | null> {
  const grants = await RoleGrant.findAll({ where: { role: 'director' } })
  return User.findOne({ where: { id: grants.map(({ userId }) => userId), status: 'active' }, order: ['id'] })
}

async function firmIdOf(named: string): Promise<string> {
  const firms = await Firm.findAll()
  const found = firms.filter(({ id, name }) => id === named || name === named)
  const [firm] = found
  if (!firm) throw new Error('No firm bears this id or this whole name (--firm)')
  if (found.length > 1) throw new Error('Several firms bear this name: give the id (--firm)')
  return firm.id
}

async function askAs(ability: Ability, order: ReportOrder, firmId: object): Promise<Report> {
  const { kind, audience, language } = order
  const { may, refuse, caseOf } = kindOf(kind)
  const parameters = order.parametersWith(firmId)
  return inTransaction(async () => {
    await may(ability, parameters)
    refuse?.(parameters, { now: operator().now, zone: workplace().zone })
    if (ability.rulesFor('create', 'Report').length === 0)
      throw new Error('This person may ask for no report')
    const caseId = caseOf?.(parameters) ?? null
    const asked = { kind, parameters, caseId, audience: audience as Audience, language }
    return askForReport({ ...operator(), actor: ability.actor }, asked)
  })
}

/** Makes it here, or waits while a server that was faster makes it. */
async function finished(id: string): Promise<Report> {
  const place = workplace()
  for (;;) {
    await runDue(place, { recurring: {}, requested: { 'reports.make': makeReport } })
    const report = await Report.findByPk(id, { rejectOnEmpty: true })
    if (report.state === 'finished') return report
    const why: ReportFailure = report.failure ?? 'broken'
    const gaveUp = Boolean((await Job.findByPk(report.jobId))?.failedAt)
    if (report.state === 'failed' || gaveUp) throw new Error(`It was not made: ${reasons[why]}`)
    await sleep(500)
  }
}

function refuseToOverwrite(file: string | undefined): void {
  if (file !== undefined && existsSync(file))
    throw new Error(`${file} is there already: name another (--out)`)
}

/** Writes the file beside its place and moves it there, so that nobody meets half of one. */
async function write({ id, fileId, fingerprint }: Report, out: string | undefined): Promise<number> {
  const { name, bytes } = await readFile(fileId ?? '')
  const file = out ?? name
  const part = `${file}.${process.pid}.part`
  try {
    refuseToOverwrite(file)
    writeFileSync(part, bytes, { mode: 0o600, flag: 'wx' })
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    const why = error instanceof Error ? error.message : 'it failed'
    throw new Error(`The report was made and is kept as ${id}, but its file was not written: ${why}`)
  }
  say(`${file}\nFingerprint: ${fingerprint}`)
  return 0
}

const [, , ...words] = process.argv
if (words.some(word => word === '--help' || word === '-h')) say(usage)
else await begin()

/** What is wrong with the words is said before the database is opened. */
async function begin(): Promise<void> {
  let order: ReportOrder
  try {
    order = orderOf(words)
  } catch (error) {
    fail(error)
    return
  }
  await run(() => make(order))
}
