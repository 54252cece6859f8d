import { expect } from 'chai'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Session } from '../../models/Session.ts'
import { SignInDelay } from '../../models/SignInDelay.ts'
import { sweep } from '../../models/sweep.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { clock, pass } from '../support/house.ts'

describe('sweeping', () => {
  it('deletes what has passed and leaves what is in use', async () => {
    await SignInDelay.create({ id: 'a'.repeat(64), failures: 3, lastFailureAt: clock.now() })
    await as(await build.caseworker())
    expect(await sweep(clock.now())).to.equal(0)
    pass(25 * 60)
    await SignInDelay.create({ id: 'b'.repeat(64), failures: 3, lastFailureAt: clock.now() })
    expect(await sweep(clock.now())).to.equal(1)
    expect((await SignInDelay.findAll()).map(row => row.id)).to.deep.equal(['b'.repeat(64)])
    expect(await Session.count()).to.equal(1)
    pass(31 * 24 * 60)
    expect(await sweep(clock.now())).to.equal(2)
    expect(await Session.count()).to.equal(0)
    expect(await AuditEntry.count()).to.equal(0)
  })
})
