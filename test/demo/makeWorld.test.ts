import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { makeWorld } from '../../demo/makeWorld.ts'
import { bucketOf, mix } from '../../demo/story/ends.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Firm } from '../../models/Firm.ts'
import { HourMonth } from '../../models/HourMonth.ts'
import { Matter } from '../../models/Matter.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import { auditVerbs } from '../support/build.ts'
import { emptyTables } from '../support/house.ts'

const TODAY = '2026-03-18'
const wish = { cases: 140, seed: 7, today: TODAY }

describe('the demonstration world', function () {
  this.timeout(120_000)

  it('is the same for the same seed and day, and another for another seed', async () => {
    await makeWorld({ ...wish, cases: 60 })
    const first = await digest()
    await emptyTables()
    await makeWorld({ ...wish, cases: 60 })
    expect(await digest()).to.equal(first)
    await emptyTables()
    await makeWorld({ ...wish, cases: 60, seed: 8 })
    expect(await digest()).not.to.equal(first)
  })

  it('has the mix of stages that was asked for, and fewer clients than cases', async () => {
    await makeWorld(wish)
    const cases = await Case.findAll()
    expect(cases).to.have.length(140)
    expect(await Client.count()).to.be.within(112, 128)
    const share = (bucket: string) => cases.filter(({ stage }) => bucketOf(stage) === bucket).length / 1.4
    for (const [bucket, wanted] of Object.entries(mix)) expect(share(bucket)).to.be.closeTo(wanted, 4)
  })

  it('has an account for each role, and addresses that can belong to nobody', async () => {
    const { accounts } = await makeWorld(wish)
    expect(new Set(accounts.map(({ role }) => role))).to.have.length(8)
    const users = await User.findAll()
    expect(users.filter(({ signInName }) => !signInName.endsWith('.example'))).to.deep.equal([])
    expect(users.filter(({ passwordHash }) => passwordHash !== null)).to.deep.equal([])
    const mails = (await Client.findAll()).flatMap(({ email }) => (email ? [email] : []))
    expect(mails.filter(mail => !mail.endsWith('.example'))).to.deep.equal([])
  })

  it('adds up the minutes of every matter', async () => {
    await makeWorld(wish)
    for (const matter of await Matter.findAll()) {
      const sum = (await TimeEntry.sum('minutes', { where: { matterId: matter.id } })) ?? 0
      expect(matter.minutesGiven, matter.id).to.equal(sum)
    }
  })

  it('has as many firms as are wished for, no two of a name or an address, and says so in the audit log', async () => {
    await makeWorld({ ...wish, cases: 20, firms: 90 })
    const firms = await Firm.findAll()
    expect(new Set(firms.map(({ name }) => name.replace(/ (LLP|& Partners)$/, '')))).to.have.length(90)
    const users = await User.findAll()
    expect(new Set(users.map(({ signInName }) => signInName))).to.have.length(users.length)
    expect(new Set(users.map(({ signInName }) => signInName.split('@')[1]))).to.have.length(91)
    const statuses = firms.map(({ status }) => status).filter(status => status !== 'partner')
    expect(statuses.sort()).to.deep.equal(['lapsed', 'lapsed', 'prospect', 'prospect'])
    const [entry] = await AuditEntry.findAll()
    expect(entry?.details).to.contain('cases 20 firms 90 seed 7')
  })

  it('has no names for more than four hundred firms', async () => {
    const refused = await makeWorld({ ...wish, firms: 401 }).catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(RangeError)
  })

  it('gives hours a grade, work for the programme its place, and locks only months that are verified', async () => {
    await makeWorld(wish)
    const locked = new Set((await HourMonth.findAll()).map(({ firmId, month }) => `${firmId} ${month}`))
    const entries = await TimeEntry.findAll()
    expect(entries.filter(({ kind }) => kind !== 'matter').length).to.be.above(20)
    for (const { firmId, period, verifiedAt, grade } of entries) {
      expect(grade).to.be.a('string')
      if (locked.has(`${firmId} ${period}`)) expect(verifiedAt).to.be.a('date')
    }
    expect(entries.filter(entry => !locked.has(`${entry.firmId} ${entry.period}`)).length).to.be.above(0)
  })

  it('leaves one line in the audit log', async () => {
    await makeWorld(wish)
    expect(await auditVerbs()).to.deep.equal(['demo.made'])
  })
})

/** What the story tells, without ids, references and ciphers. */
async function digest(): Promise<string> {
  const cases = await Case.findAll({ order: ['createdAt', 'id'] })
  const clients = await Client.findAll({ order: ['id'] })
  const deadlines = await Deadline.findAll({ order: ['id'] })
  const entries = await TimeEntry.findAll({ order: ['id'] })
  const told = [
    cases.map(one => [one.stage, one.status, one.openedOn, one.nextDeadlineOn, one.narrative]).sort(),
    clients.map(one => [one.fullName, one.birthDate, one.nationalities, one.telephone].join()).sort(),
    deadlines.map(one => `${one.ruleId} ${one.legalLastDay} ${one.state}`).sort(),
    entries.map(one => `${one.workedOn} ${one.minutes} ${one.activity}`).sort(),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
