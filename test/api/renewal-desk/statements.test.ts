import { expect } from 'chai'
import mysql2 from 'mysql2'
import { sqliteDriver } from '../../../models/sqlite-driver.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'

type Method = (this: unknown, ...given: unknown[]) => unknown

const drivers: [prototype: object, names: string[]][] = [
  [mysql2.Connection.prototype, ['addCommand']],
  [sqliteDriver.Database.prototype, ['run', 'all']],
]

/** How many SELECTs are handed to the driver while something is done. */
async function selects(work: () => PromiseLike<unknown>): Promise<number> {
  let count = 0
  const restores = drivers.flatMap(([prototype, names]) =>
    names.map(name => {
      const methods = prototype as Record<string, Method>
      const original = methods[name] as Method
      methods[name] = function (this: unknown, ...given: unknown[]) {
        const [first] = given
        const sql = typeof first === 'string' ? first : String((first as { sql?: string }).sql)
        if (/^\s*SELECT/i.test(sql)) count++
        return original.apply(this, given)
      }
      return () => {
        methods[name] = original
      }
    }),
  )
  try {
    await work()
  } finally {
    for (const restore of restores) restore()
  }
  return count
}

describe('the statements of the renewal desk', () => {
  for (const path of ['', '?limit=200', '/forecast', '/retention']) {
    it(`do not grow with the number of firms (${path || 'first page'})`, async () => {
      const manager = await as(await build.manager())
      const read = () => manager.get(`/renewal-desk${path}`).expect(200)
      await build.partnerFirm()
      await read()
      const few = await selects(read)
      for (let n = 0; n < 12; n++) await build.partnerFirm()
      expect(await selects(read)).to.equal(few)
      expect(few).to.be.greaterThan(1).and.lessThan(22)
    })
  }
})
