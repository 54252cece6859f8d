import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Express } from 'express'
import winston from 'winston'
import { createApp } from '../../api/app.ts'
import { houseOf } from '../../api/house.ts'
import { database, isSqlite, openDatabase } from '../../models/database.ts'
import { ensureMasterKey, readMasterKeys } from '../../models/keyring.ts'
import { openKeys } from '../../models/keys.ts'
import { migrations } from '../../models/migrate.ts'
import type { Clock } from '../../runtime/clock.ts'
import { readConfig } from '../../runtime/config.ts'
import { createLogger } from '../../runtime/logger.ts'

/** A Wednesday afternoon in Hong Kong; tests move it with setClock(). */
export const START = '2026-03-18T06:00:00.000Z'

let now = new Date(START)
export const clock: Clock = { now: () => new Date(now) }

export function setClock(instant: string): void {
  now = new Date(instant)
}

/** Moves the clock of the test on by some minutes. */
export function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** What was logged during the test, a line each. */
export const logged: string[] = []

/** The longest wait for one query in the tests, in milliseconds: short, so that a test of waiting ends soon. */
const QUERY_LIMIT = 4000

const folder = mkdtempSync(join(tmpdir(), 'causeway-test-'))
export const keyFile = join(folder, 'keys', 'master.key')
export const databaseUrl = process.env.TEST_DATABASE_URL ?? `sqlite:${join(folder, 'test.db')}`

export const config = readConfig({
  DATABASE_URL: databaseUrl,
  KEY_FILE: keyFile,
  DATA_DIR: folder,
  PORT: '3000',
  CENTRE_NAME: 'Harbour Justice Centre',
})

let app: Express | undefined

export function theApp(): Express {
  if (!app) throw new Error('The house is not open yet')
  return app
}

export async function openHouse(): Promise<void> {
  openDatabase({ url: databaseUrl, timeout: QUERY_LIMIT })
  if (!isSqlite()) await emptyServer()
  await migrations().up()
  ensureMasterKey(keyFile)
  await openKeys(readMasterKeys(keyFile))
  app = createApp(houseOf(config, clock, testLogger(), 'Asia/Hong_Kong'))
}

export function testLogger(): winston.Logger {
  const sink = new Writable({
    write(line: Buffer, _encoding, taken) {
      logged.push(line.toString())
      taken()
    },
  })
  return createLogger('debug', new winston.transports.Stream({ stream: sink }))
}

async function emptyServer(): Promise<void> {
  const name = database().getDatabaseName()
  await database().query(`DROP DATABASE IF EXISTS ${name}`)
  await database().query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  await database().close()
  openDatabase({ url: databaseUrl, timeout: QUERY_LIMIT })
}

const kept = new Set(['data_keys', 'schema_migrations', 'audit_head'])

/** Empties every table but the keys. The audit chain begins anew. */
export async function emptyTables(): Promise<void> {
  const tables = Object.values(database().models)
    .map(model => String(model.getTableName()))
    .filter(name => !kept.has(name))
  const begin = isSqlite() ? 'PRAGMA foreign_keys = OFF' : 'SET FOREIGN_KEY_CHECKS = 0'
  const end = isSqlite() ? 'PRAGMA foreign_keys = ON' : 'SET FOREIGN_KEY_CHECKS = 1'
  await onOneConnection([
    begin,
    ...tables.map(table => `DELETE FROM ${table}`),
    `UPDATE audit_head SET seq = 0, hash = '${'0'.repeat(64)}'`,
    end,
  ])
  setClock(START)
  logged.length = 0
}

async function onOneConnection(statements: string[]): Promise<void> {
  if (isSqlite()) {
    for (const statement of statements) await database().query(statement)
    return
  }
  await database().transaction(async () => {
    for (const statement of statements) await database().query(statement)
  })
}

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true })
}
