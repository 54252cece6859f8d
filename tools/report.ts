import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { askForReport } from '../commands/reports/askForReport.ts'
import { makeReport } from '../jobs/makeReport.ts'
import { runDue } from '../jobs/worker.ts'
import { inTransaction } from '../models/database.ts'
import { Firm } from '../models/Firm.ts'
import { readFile } from '../models/files.ts'
import { type Audience, Report, type ReportParameters } from '../models/Report.ts'
import { RoleGrant } from '../models/RoleGrant.ts'
import { User } from '../models/User.ts'
import type { Ability } from '../policies/ability.ts'
import { abilityOf } from '../policies/abilityOf.ts'
import { kindNames, kindOf } from '../reports/kinds.ts'
import { minuteOf } from '../runtime/clock.ts'
import { operator, run, say, workplace } from './shell.ts'

const usage = `npm run report -- <${kindNames.join(' or ')}> [--firm <id or name>] [--year <year>] [--<field> <value>]
  [--audience <whom it is for>] [--language <tag>] [--as <e-mail address>] [--out <file>]
It is made with the rights of the person named, or of the first director.`

/** `npm run report -- renewal --firm Ashworth --year 2026`: makes a report by the same way as the API does. */
await run(async () => {
  const [, , kind = '', ...words] = process.argv
  if (!kindNames.includes(kind)) throw new Error(usage)
  const { firm, as, out, audience, language, ...fields } = given(words)
  const ability = await rightsOf(as)
  const parameters = await parametersOf(kind, {
    ...fields,
    ...(firm ? { firmId: await firmIdOf(firm) } : {}),
  })
  const report = await askAs(ability, { kind, parameters, audience, language })
  return write(await finished(report.id), out)
})

/** What stands behind each `--name`. */
function given(words: string[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [words[at], words[at + 1]]
    if (!name?.startsWith('--') || value === undefined) throw new Error(usage)
    fields[name.slice(2)] = value
  }
  return fields
}

async function rightsOf(email: string | undefined): Promise<Ability> {
  const { now, today } = operator()
  const user = email
    ? await User.findOne({ where: { signInName: email.toLowerCase() } })
    : await firstDirector()
  const ability = user && (await abilityOf(user.id, today, minuteOf(now)))
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
  if (!firm || found.length > 1) throw new Error(`${found.length} firms bear this id or name (--firm)`)
  return firm.id
}

/** The fields of the kind as its schema reads them: a number that was typed is a number. */
async function parametersOf(kind: string, fields: Record<string, string>): Promise<ReportParameters> {
  const parameters: ReportParameters = {}
  for (const [name, value] of Object.entries(fields)) {
    parameters[name] = /^\d{1,9}$/.test(value) ? Number(value) : value
  }
  for (const [name, schema] of Object.entries(kindOf(kind).fields)) {
    const read = schema.safeParse(parameters[name])
    if (!read.success)
      throw new Error(`--${name === 'firmId' ? 'firm' : name} is missing or not right\n${usage}`)
  }
  return parameters
}

interface Wanted {
  kind: string
  parameters: ReportParameters
  audience: string | undefined
  language: string | undefined
}

async function askAs(ability: Ability, { kind, parameters, audience, language }: Wanted): Promise<Report> {
  const { may, caseOf, audiences, languages } = kindOf(kind)
  const whom = audiences.find(one => one === audience) ?? (audience ? undefined : audiences[0])
  const tongue = languages.find(one => one === language) ?? (language ? undefined : languages[0])
  if (!whom || !tongue) throw new Error(`For ${audiences.join(', ')}; in ${languages.join(', ')}`)
  const asked = { kind, parameters, audience: whom as Audience, language: tongue }
  return inTransaction(async () => {
    await may(ability, parameters)
    const caseId = caseOf?.(parameters) ?? null
    return askForReport({ ...operator(), actor: ability.actor }, { ...asked, caseId })
  })
}

/** Makes it here, or waits while a server that was faster makes it. */
async function finished(id: string): Promise<Report> {
  const place = workplace()
  for (;;) {
    await runDue(place, { recurring: {}, requested: { 'reports.make': makeReport } })
    const report = await Report.findByPk(id, { rejectOnEmpty: true })
    if (report.state === 'failed') throw new Error(`It was not made: ${report.failure}`)
    if (report.state === 'finished') return report
    await sleep(500)
  }
}

async function write({ fileId, fingerprint }: Report, out: string | undefined): Promise<number> {
  const { name, bytes } = await readFile(fileId ?? '')
  writeFileSync(out ?? name, bytes, { mode: 0o600 })
  say(`${out ?? name}\nFingerprint: ${fingerprint}`)
  return 0
}
