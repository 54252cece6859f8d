import { expect } from 'chai'
import { recordClosureDay } from '../../commands/casework/recordClosureDay.ts'
import { raiseWall } from '../../commands/casework/walls.ts'
import { recordCredential } from '../../commands/partnerships/firms/recordCredential.ts'
import { recordHours } from '../../commands/partnerships/hours/recordHours.ts'
import { ladder, lockedLadder } from '../../commands/partnerships/renewals/ladder.ts'
import { setLadder } from '../../commands/partnerships/renewals/setLadder.ts'
import { changeProvider } from '../../commands/psychosocial/changeProvider.ts'
import { openTask } from '../../commands/tasks/openTask.ts'
import { credentialsExpiring } from '../../jobs/credentialsExpiring.ts'
import { Case } from '../../models/Case.ts'
import { Credential } from '../../models/Credential.ts'
import { Deadline } from '../../models/Deadline.ts'
import { inTransaction } from '../../models/database.ts'
import { Matter } from '../../models/Matter.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { Task } from '../../models/Task.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import { world as caseWorld } from '../api/cases/world.ts'
import { csvOf, run, sendingFirm, sent } from '../api/hour-imports/firm.ts'
import { asked, makeWorld } from '../api/referrals/world.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { contextOf } from '../support/context.ts'
import { by, locked, meanwhile } from '../support/meanwhile.ts'

describe('two things at once', () => {
  it('a provider that ends gets no referral any more', async () => {
    const { maria, client, team, lead } = await makeWorld()
    const end = async () => changeProvider(by(lead), await locked(Provider, team.id), { status: 'ended' })
    const draft = () => maria.post(`/clients/${client.id}/referrals`).send({ ...asked, providerId: team.id })
    expect((await meanwhile(end, draft)).status).to.equal(422)
    expect(await Referral.count()).to.equal(0)
  })

  it('nobody is named for a client from whom a wall keeps them', async () => {
    const { director, counsellor, client, sent: send, lead } = await makeWorld()
    const referral = await send({ state: 'sent' })
    const legalCase = await Case.findOne({ where: { clientId: client.id }, rejectOnEmpty: true })
    const raise = async () =>
      raiseWall(by(lead), await locked(Case, legalCase.id), { userId: counsellor.id }, 'Kin')
    const name = () => director.put(`/referrals/${referral.id}/worker`).send({ userId: counsellor.id })
    expect((await meanwhile(raise, name)).status).to.equal(422)
    expect(await ReferralWorker.count()).to.equal(0)
  })

  it('one task is opened, and whoever comes second goes on', async () => {
    const task = { kind: 'look', key: 'look 1', owedBy: 'director', dueOn: '2026-03-18' } as const
    const open = () => openTask(contextOf(), task)
    expect(await meanwhile(open, () => inTransaction(open))).to.equal(null)
    expect(await Task.count()).to.equal(1)
  })

  it('a deadline counts with the storm that was entered while it began', async () => {
    const { maria, legalCase } = await caseWorld()
    const storm = { jurisdiction: 'hk-usm', day: '2026-03-18', reason: 'Black rainstorm' }
    const step = { stage: 'M14', happenedOn: '2026-03-04', servedOn: '2026-03-04' }
    const browser = await as(maria)
    const enter = () => recordClosureDay(by(maria), storm)
    const answer = await meanwhile(enter, () => browser.post(`/cases/${legalCase.id}/steps`).send(step))
    expect(answer.status).to.equal(201)
    const deadline = await Deadline.findOne({ where: { state: 'running' }, rejectOnEmpty: true })
    expect(deadline.legalLastDay).to.equal('2026-03-19')
  })

  it('a day does not pass 24 hours by an entry while a file is taken in', async () => {
    const w = await sendingFirm()
    const id = await sent(w, csvOf('2026-03-02,20,AB,7001,R,1'))
    const hours = { userId: w.lawyer.id, workedOn: '2026-03-02', minutes: 300, activity: 'drafting' } as const
    const enter = async () => recordHours(by(w.lawyer), await locked(Matter, w.matter.id), hours)
    const { body } = await meanwhile(enter, () => run(w.browser, id))
    expect(body.totals).to.include({ new: 0, fault: 1 })
    expect(await TimeEntry.sum('minutes')).to.equal(300)
  })

  it('the usual ladder is changed by one person, and the other has to read again', async () => {
    const manager = await build.manager()
    const browser = await as(manager)
    const { body, headers } = await browser.get('/renewal-ladder').expect(200)
    const change = async () => setLadder(by(manager), (await lockedLadder()).slice(0, 2))
    const other = () =>
      browser
        .put('/renewal-ladder')
        .set('If-Match', headers.etag ?? '')
        .send({ rungs: body.rungs.slice(2) })
    expect((await meanwhile(change, other)).status).to.equal(412)
    expect(await ladder()).to.have.length(2)
  })

  it('nobody is asked for the renewal that was just recorded', async () => {
    const { lawyer, firm } = await build.lease()
    const coordinator = await build.coordinator(firm)
    const indemnity = { kind: 'indemnity', startsOn: '2026-03-18', endsOn: '2027-03-17' } as const
    await Credential.update({ endsOn: '2026-04-01' }, { where: { userId: lawyer.id, kind: 'indemnity' } })
    const renew = async () => recordCredential(by(coordinator), await locked(User, lawyer.id), indemnity)
    const signal = new AbortController().signal
    await meanwhile(renew, () => credentialsExpiring(contextOf(), { signal } as never))
    expect(await Task.count({ where: { kind: 'indemnity-ends', state: 'open' } })).to.equal(0)
  })
})
