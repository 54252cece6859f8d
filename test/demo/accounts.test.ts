import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { weaknessOf } from '../../commands/access/passwordRules.ts'
import { demoAccounts, giveDemoPasswords, type SignIn, writtenSignIns } from '../../demo/accounts.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { anyone } from '../support/as.ts'
import { clock } from '../support/house.ts'

describe('the sign-ins of the demonstration', function () {
  this.timeout(60_000)
  const folder = mkdtempSync(join(tmpdir(), 'causeway-demo-'))
  const file = join(folder, 'demo-accounts.json')
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('are one for each role, in a file for its owner only, and open the door', async () => {
    const { accounts } = await makeWorld({ cases: 60, seed: 7, today: '2026-03-18' })
    await giveDemoPasswords(accounts, file, clock.now())
    expect(statSync(file).mode & 0o777).to.equal(0o600)
    const signIns = JSON.parse(readFileSync(file, 'utf8')) as SignIn[]
    expect(new Set(signIns.map(({ role }) => role))).to.have.length(8)
    for (const { role, email, password } of signIns) {
      expect(weaknessOf(password, [email])).to.equal(null)
      const answer = await anyone().post('/session').send({ email, password })
      expect(answer.status).to.equal(200)
      expect(answer.body.actor.roles).to.deep.equal([role])
    }
  })

  it('are made anew each time, no two alike', async () => {
    const { accounts } = await makeWorld({ cases: 60, seed: 7, today: '2026-03-18' })
    const once = await giveDemoPasswords(accounts, file, clock.now())
    const twice = await giveDemoPasswords(accounts, file, clock.now())
    expect(new Set([...once, ...twice].map(({ password }) => password))).to.have.length(16)
  })

  it('are found again in a database that was made before', async () => {
    const { accounts } = await makeWorld({ cases: 60, seed: 7, today: '2026-03-18' })
    const found = await demoAccounts()
    expect(found).to.have.deep.members(accounts)
    const given = await giveDemoPasswords(found, file, clock.now())
    expect(writtenSignIns(file, found)).to.deep.equal(given)
    expect(writtenSignIns(file, [{ role: 'director', email: 'nobody@mail.example', userId: '' }])).to.equal(
      null,
    )
  })
})
