import { expect } from 'chai'
import Libsql from 'libsql'
import mysql2 from 'mysql2/promise'
import { Client } from '../../models/Client.ts'
import { isSqlite } from '../../models/database.ts'
import { anyone, as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { databaseUrl, logged } from '../support/house.ts'

/** Somebody else holds what every write needs, until let go. */
async function holdTheDatabase(): Promise<() => Promise<void>> {
  if (isSqlite()) {
    const other = new Libsql(databaseUrl.slice('sqlite:'.length))
    other.exec('BEGIN IMMEDIATE')
    return async () => {
      other.exec('ROLLBACK')
      other.close()
    }
  }
  const other = await mysql2.createConnection(databaseUrl)
  await other.query('START TRANSACTION')
  await other.query('SELECT seq FROM audit_head WHERE id = 1 FOR UPDATE')
  return async () => {
    await other.query('ROLLBACK')
    await other.end()
  }
}

describe('a database that does not answer', () => {
  it('leads to 503 with Retry-After, changes nothing, and is forgotten when it answers again', async () => {
    const browser = await as(await build.caseworker())
    const letGo = await holdTheDatabase()
    try {
      const { body, headers } = await browser
        .post('/clients')
        .send({ fullName: 'Amina Quillfeather' })
        .expect(503)
      expect(body).to.include({ type: '/problems/unavailable', status: 503 })
      expect(Number(headers['retry-after'])).to.be.greaterThan(0)
      expect(logged.join('')).to.not.contain('Quillfeather')
      await anyone().get('/health/live').expect(200)
    } finally {
      await letGo()
    }
    expect(await Client.count()).to.equal(0)
    await browser.post('/clients').send({ fullName: 'Amina Quillfeather' }).expect(201)
  })
})
