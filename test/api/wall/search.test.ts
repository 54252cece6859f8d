import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { ClientSearchToken } from '../../../models/ClientSearchToken.ts'
import { database } from '../../../models/database.ts'
import { PartySearchToken } from '../../../models/PartySearchToken.ts'
import { encryptedColumns } from '../../../models/reencrypt.ts'
import { as } from '../../support/as.ts'
import { canaries, clinicalWorld, plant } from './canaries.ts'

/** What every list of the API can be filtered and ordered by, as it is written, by the model of the list. */
function askable(): [string, string][] {
  const files = readdirSync('api', { recursive: true }).map(file => `api/${String(file)}`)
  const texts = files.filter(file => file.endsWith('.ts')).map(file => readFileSync(file, 'utf8'))
  return texts.flatMap(text => {
    const model = /: Listing [\s\S]*?model: (\w+),/.exec(text)?.[1]
    return model ? [[model, text.slice(text.indexOf('filters: {'))] as [string, string]] : []
  })
}

describe('searching', () => {
  it('has no filter and no order over a clinical column in any list', () => {
    const all = askable()
    expect(all.map(([model]) => model)).to.include.members(['Referral', 'Share', 'GroupSession'])
    for (const [model, text] of all) {
      const table = String(database().models[model]?.getTableName())
      for (const { column } of encryptedColumns('clinical').filter(one => one.table === table)) {
        expect(text, `${model}.${column}`).to.not.match(new RegExp(`[.\`]${column}\\b`))
      }
    }
  })

  it('finds no client and no party by anything clinical', async () => {
    const w = await clinicalWorld()
    const before = [await ClientSearchToken.count(), await PartySearchToken.count()]
    await plant(w)
    expect([await ClientSearchToken.count(), await PartySearchToken.count()]).to.deep.equal(before)
    const director = await as(w.director)
    for (const canary of Object.values(canaries)) {
      const { body } = await director.post('/clients/search').send({ name: canary })
      expect(body.items ?? [], canary).to.deep.equal([])
    }
  })
})
