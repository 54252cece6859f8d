import { expect } from 'chai'
import { database } from '../../models/database.ts'
import { readMasterKeys } from '../../models/keyring.ts'
import { openKeys } from '../../models/keys.ts'
import { migrations } from '../../models/migrate.ts'
import { keyFile } from '../support/house.ts'

describe('the schema', () => {
  it('goes down and up again', async function () {
    // Every migration, both ways, on a machine that may do other things as well.
    this.timeout(60_000)
    await migrations().down({ to: 0 })
    const left = (await database().getQueryInterface().showAllTables()).map(String)
    await migrations().up()
    await openKeys(readMasterKeys(keyFile))

    // SQLite keeps its statistics in a table of its own.
    expect(left.filter(name => !name.startsWith('sqlite_'))).to.deep.equal(['schema_migrations'])
  })

  it('has exactly the columns that the models name, nullable where the models say so', async () => {
    for (const model of Object.values(database().models)) {
      const columns = await database().getQueryInterface().describeTable(String(model.getTableName()))
      const attributes = Object.values(model.getAttributes())
      expect(Object.keys(columns).sort(), model.name).to.deep.equal(attributes.map(a => a.field).sort())
      for (const attribute of attributes) {
        const column = columns[String(attribute.field)]
        if (attribute.primaryKey) continue
        expect(column?.allowNull, `${model.name}.${attribute.field}`).to.equal(attribute.allowNull ?? true)
      }
    }
  })
})
