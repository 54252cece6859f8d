import { expect } from 'chai'
import type { Problem } from '../../../errors.ts'
import { hashPassword, passwordMatches } from '../../../runtime/hash-queue.ts'

describe('hashing passwords', () => {
  it('uses argon2id with 19 MiB, two passes and one lane, and a salt of its own', async () => {
    const [one, two] = [await hashPassword('the same'), await hashPassword('the same')]
    expect(one).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.to.equal(two)
    expect(await passwordMatches('the same', one)).to.equal(true)
    expect(await passwordMatches('the other', one)).to.equal(false)
    expect(await passwordMatches('the same', null)).to.equal(false)
  })

  it('tells long passwords apart at their end', async () => {
    const start = 'x'.repeat(150)
    expect(await passwordMatches(`${start}b`, await hashPassword(`${start}a`))).to.equal(false)
  })

  it('runs two, lets twenty wait, sends the rest away, and recovers', async () => {
    const tries = Array.from({ length: 30 }, () => passwordMatches('x', null))
    const outcomes = await Promise.allSettled(tries)
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).to.have.length(8)
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect((reason as Problem).kind).to.equal('unavailable')
      expect((reason as Problem).extra.retryAfter).to.equal(3)
    }
    expect(await passwordMatches('x', null)).to.equal(false)
  })
})
