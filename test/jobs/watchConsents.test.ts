import { expect } from 'chai'
import { consentsRunningOut, watchConsent } from '../../commands/consents/watchConsents.ts'
import { schedule } from '../../jobs/schedule.ts'
import { Consent } from '../../models/Consent.ts'
import { inTransaction } from '../../models/database.ts'
import { Task } from '../../models/Task.ts'
import { as } from '../support/as.ts'
import { auditVerbs, build } from '../support/build.ts'
import { contextOf } from '../support/context.ts'
import { workAt } from '../support/jobs.ts'

const { 'consents.watch': watch } = schedule.recurring
const onlyThis = { recurring: watch ? { 'consents.watch': watch } : {}, requested: {} }

/** Runs the job on the morning of a day, in Hong Kong. */
const morningOf = (day: string) => workAt(`${day}T01:00:00.000Z`, onlyThis)

const tasks = async (state: 'open' | 'dropped' = 'open') => {
  const all = await Task.findAll({ where: { kind: 'consent-expiring', state } })
  return all.map(({ owedBy, ownerId, dueOn }) => ({ owedBy, ownerId, dueOn }))
}

describe('a consent that runs out', () => {
  it('is told to the lead once, 30 days before, by the reference of the file', async () => {
    const { consent, lead, client } = await build.lease()
    await consent.update({ expiresOn: '2026-06-30' })
    await morningOf('2026-05-30')
    expect(await tasks()).to.deep.equal([])
    await morningOf('2026-05-31')
    await morningOf('2026-06-01')
    const told = { owedBy: 'caseworker', ownerId: lead.id, dueOn: '2026-06-30' }
    expect(await tasks()).to.deep.equal([told])
    const note = (await Task.findOne({ rejectOnEmpty: true })).note ?? ''
    expect(note).to.contain(client.reference).and.not.contain(client.fullName)
  })

  it('ends by an event of its own on the day after, once, which nobody recorded', async () => {
    const { consent, lawyer, matter } = await build.lease()
    await consent.update({ expiresOn: '2026-03-31' })
    await morningOf('2026-03-31')
    expect(await Consent.count()).to.equal(1)
    await (await as(lawyer)).get(`/matters/${matter.id}`).expect(200)
    await morningOf('2026-04-01')
    await morningOf('2026-04-02')
    const [expired, ...others] = await Consent.findAll({ where: { endsId: consent.id } })
    expect(others).to.deep.equal([])
    expect(expired).to.include({ kind: 'expired', occurredOn: '2026-04-01', recordedBy: null })
    await (await as(lawyer)).get(`/matters/${matter.id}`).expect(404)
    expect(await tasks()).to.deep.equal([])
    expect(await tasks('dropped')).to.have.length(1)
    expect(await auditVerbs()).to.include('consent.expired')
  })

  it('leaves alone what has no end, what ended already, and what was refused', async () => {
    const { consent, client } = await build.lease()
    const about = { clientId: client.id, firmId: (await build.firm()).id, expiresOn: '2026-03-19' }
    await build.consentEnd(await build.consent(about), { occurredOn: '2026-03-01' })
    await build.consent({ ...about, kind: 'refused' })
    await morningOf('2026-03-25')
    expect(await Consent.count({ where: { kind: 'expired' } })).to.equal(0)
    expect(await tasks()).to.deep.equal([])
    expect(await Consent.count({ where: { endsId: consent.id } })).to.equal(0)
  })

  it('is not told of any more when the client narrows or withdraws it', async () => {
    const { consent, lead } = await build.lease()
    await consent.update({ expiresOn: '2026-04-10' })
    await morningOf('2026-03-20')
    expect(await tasks()).to.have.length(1)
    await (await as(lead)).put(`/consents/${consent.id}/withdrawal`).expect(200)
    expect(await tasks()).to.deep.equal([])
  })

  it('expires once when two workers come to it at the same time', async () => {
    const { consent } = await build.lease()
    await consent.update({ expiresOn: '2026-03-17' })
    const context = contextOf()
    expect(await consentsRunningOut(context.today)).to.deep.equal([consent.id])
    await Promise.all([1, 2, 3].map(() => inTransaction(() => watchConsent(context, consent.id))))
    expect(await Consent.count({ where: { endsId: consent.id } })).to.equal(1)
  })
})
