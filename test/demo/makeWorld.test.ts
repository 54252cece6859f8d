import { expect } from 'chai'
import { makeWorld } from '../../demo/makeWorld.ts'
import { bucketOf, mix } from '../../demo/story/ends.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'

const TODAY = '2026-03-18'

describe('the demonstration world', function () {
  this.timeout(60_000)

  it('has the mix of stages that was asked for', async () => {
    await makeWorld({ cases: 140, seed: 7, today: TODAY })
    const cases = await Case.findAll()
    expect(cases).to.have.length(140)
    expect(await Client.count()).to.be.within(110, 130)
    const share = (bucket: string) =>
      (100 * cases.filter(({ stage }) => bucketOf(stage) === bucket).length) / cases.length
    for (const [bucket, wanted] of Object.entries(mix)) expect(share(bucket)).to.be.closeTo(wanted, 4)
  })
})
