import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { database, inTransaction, isSqlite } from '../../models/database.ts'
import { FileChunk } from '../../models/FileChunk.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import { sweep } from '../../models/sweep.ts'
import { namingFiles } from '../../models/sweepFiles.ts'
import { fileBy, makeReportWorld } from '../api/medico-legal-reports/world.ts'
import { clock } from '../support/house.ts'

const DAY = 86_400_000

const ask = (sql: string) => database().query<Record<string, string>>(sql, { type: QueryTypes.SELECT })

/** The columns of the database that refer to stored files, but for the chunks that a file lies in. */
async function referring(): Promise<string[]> {
  if (!isSqlite()) {
    const rows = await ask(
      `SELECT table_name AS tab, column_name AS col FROM information_schema.key_column_usage
       WHERE table_schema = DATABASE() AND referenced_table_name = 'stored_files'`,
    )
    return rows.map(({ tab, col }) => `${tab} ${col}`)
  }
  const tables = await ask("SELECT name FROM sqlite_master WHERE type = 'table'")
  const found: string[] = []
  for (const { name } of tables) {
    const keys = await ask(`SELECT "from" AS col, "table" AS target FROM pragma_foreign_key_list('${name}')`)
    found.push(...keys.filter(({ target }) => target === 'stored_files').map(({ col }) => `${name} ${col}`))
  }
  return found
}

describe('the sweeping of files', () => {
  /** As if everything had been handed in so many days ago. */
  async function grow(days: number): Promise<void> {
    await StoredFile.update({ createdAt: new Date(clock.now().getTime() - days * DAY) }, { where: {} })
  }
  const sweepNow = () => inTransaction(() => sweep(clock.now()))

  it('destroys a report that was replaced a month later, and never the one that counts', async () => {
    const world = await makeReportWorld()
    const report = await world.report({ state: 'accepted' })
    const path = `/medico-legal-reports/${report.id}`
    await fileBy(world.noor, path).expect(201)
    await fileBy(world.noor, path, Buffer.from('%PDF-1.7\nAnother')).expect(201)
    const { fileId } = await report.reload()
    expect(await StoredFile.count()).to.equal(2)
    await grow(29)
    await sweepNow()
    expect(await StoredFile.count()).to.equal(2)
    await grow(31)
    expect(await sweepNow()).to.equal(1)
    expect((await StoredFile.findAll()).map(({ id }) => id)).to.deep.equal([fileId])
    expect(new Set((await FileChunk.findAll()).map(chunk => chunk.fileId))).to.deep.equal(new Set([fileId]))
    await grow(4000)
    expect(await sweepNow()).to.equal(0)
    await world.noor.get(`${path}/file`).expect(200)
  })

  it('knows every column that names a file', async () => {
    const known = namingFiles.map(([table, column]) => `${table} ${column}`)
    expect((await referring()).filter(one => one !== 'file_chunks file_id').sort()).to.deep.equal(
      known.sort(),
    )
  })
})
