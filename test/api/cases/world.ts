import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import type { Case } from '../../../models/Case.ts'
import { database } from '../../../models/database.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** A caseworker, a colleague, a director, and one case that the caseworker leads. */
export interface World {
  maria: User
  colleague: User
  director: User
  legalCase: Case
}

export async function world(stage = 'M12'): Promise<World> {
  const maria = await build.caseworker()
  const legalCase = await build.case({ lead: maria, stage })
  return { maria, colleague: await build.caseworker(), director: await build.director(), legalCase }
}

export interface Due {
  id: string
  ruleId: string
  state: string
  legalLastDay: string
  explanation: string
  verified: boolean
}

/** Records steps one after the other, each on the day it happened, and returns the ids. */
export async function record(browser: Browser, caseId: string, steps: object[]): Promise<string[]> {
  const ids: string[] = []
  for (const step of steps) {
    const answer = await browser.post(`/cases/${caseId}/steps`).send(step)
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201)
    ids.push(answer.body.step.id)
  }
  return ids
}

export async function deadlinesOf(browser: Browser, caseId: string): Promise<Due[]> {
  return (await browser.get(`/cases/${caseId}/deadlines?limit=200`).expect(200)).body.items
}

/** The deadlines of a case under a rule as "state last-day", in the order of their last days. */
export async function told(browser: Browser, caseId: string, ruleId: string): Promise<string[]> {
  const deadlines = await deadlinesOf(browser, caseId)
  return deadlines.filter(one => one.ruleId === ruleId).map(one => `${one.state} ${one.legalLastDay}`)
}

const ownDoing = new Set(['sessions', 'idempotency_keys', 'schema_migrations'])

async function everything(): Promise<string> {
  const tables = Object.values(database().models).map(model => String(model.getTableName()))
  const rows: unknown[] = []
  for (const table of tables.filter(name => !ownDoing.has(name)).sort()) {
    rows.push(table, await database().query(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT }))
  }
  return JSON.stringify(rows)
}

/** Runs a request and proves that no row of any table changed, the audit log included. */
export async function changesNothing(ask: () => PromiseLike<unknown>): Promise<void> {
  const before = await everything()
  await ask()
  expect(await everything()).to.equal(before)
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Asks, expects this refusal and no trace of it in the database. */
export async function refused(
  who: User,
  status: number,
  [method, path, body, headers = {}]: [Method, string, (object | undefined)?, Record<string, string>?],
): Promise<{
  type: string
  detail: string
  errors?: { pointer: string; detail: string }[]
  allowed?: unknown[]
}> {
  const browser = await as(who)
  let problem: unknown
  await changesNothing(async () => {
    const answer = await browser[method](path).set(headers).send(body)
    expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).to.equal(status)
    problem = answer.body
  })
  return problem as Awaited<ReturnType<typeof refused>>
}

export const pointersOf = ({ errors = [] }: { errors?: { pointer: string }[] }) =>
  errors.map(error => error.pointer).sort()
