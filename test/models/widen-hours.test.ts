import { expect } from 'chai'
import { migrations } from '../../models/migrate.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { hoursOf, world } from '../api/matters/world.ts'

const WIDENED = '20261121T2400-widen-hours'

describe('the wider table of hours', () => {
  it('keeps the hours of the narrower one, and gives them back to it without what it cannot hold', async () => {
    const w = await world()
    const { id } = await hoursOf(w, { verifiedAt: new Date(), verifiedBy: w.manager.id, note: 'Mine' })
    await hoursOf(w, { kind: 'clinic', matterId: null })
    await hoursOf(w, { withdrawnAt: new Date(), withdrawnBy: w.lawyer.id })
    const before = (await TimeEntry.findByPk(id, { rejectOnEmpty: true })).toJSON()
    await migrations().down({ to: WIDENED })
    await migrations().up()
    const kept = await TimeEntry.findAll()
    expect(kept.map(entry => entry.toJSON())).to.deep.equal([{ ...before, note: null }])
  }).timeout(60_000)
})
