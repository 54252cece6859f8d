import { expect } from 'chai'
import { isEnd, legalMoves } from '../../commands/psychosocial/referralMoves.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { MeasureResult } from '../../models/MeasureResult.ts'
import { Referral } from '../../models/Referral.ts'
import { ReferralMove } from '../../models/ReferralMove.ts'
import { ServiceSession } from '../../models/ServiceSession.ts'
import { User } from '../../models/User.ts'
import { as } from '../support/as.ts'

const TODAY = '2026-03-18'

describe('the referrals of the demonstration', function () {
  this.timeout(120_000)

  it('made only moves that the rules allow, end without an owner, and open to the counsellor who works on them', async () => {
    const { accounts } = await makeWorld({ cases: 140, seed: 7, today: TODAY })
    const referrals = await Referral.findAll()
    expect(referrals.length).to.be.within(20, 60)
    expect(new Set(referrals.map(({ state }) => state)).size).to.be.at.least(5)
    for (const referral of referrals) {
      const moves = await ReferralMove.findAll({
        where: { referralId: referral.id },
        order: ['movedAt'],
      })
      const passages = moves.slice(1).map(({ fromState, toState }) => `${fromState} ${toState}`)
      const allowed = legalMoves.map(({ from, to }) => `${from} ${to}`)
      expect(allowed).to.include.members(passages)
      expect(moves.at(-1)?.toState).to.equal(referral.state)
      expect(referral.ownerId === null).to.equal(isEnd(referral.state))
    }
    expect(await ServiceSession.count()).to.be.at.least(50)
    expect(await MeasureResult.count()).to.be.at.least(15)
    const counsellor = accounts.find(({ role }) => role === 'psychosocial')
    const theirs = await as(await User.findByPk(counsellor?.userId ?? '', { rejectOnEmpty: true }))
    const { body } = await theirs.get('/clients').expect(200)
    expect(body.items.length).to.be.at.least(3)
    const [first] = body.items
    expect((await theirs.get(`/clients/${first.id}`).expect(200)).body.fullName).to.be.a('string')
  })

  it('give the counsellor of the front row running work: an inbox, a service, alerts, groups, a share and a roster', async () => {
    const { accounts } = await makeWorld({ cases: 140, seed: 7, today: TODAY })
    const [counsellor, caseworker, director] = await Promise.all(
      (['psychosocial', 'caseworker', 'director'] as const).map(async role => {
        const userId = accounts.find(account => account.role === role)?.userId ?? ''
        return as(await User.findByPk(userId, { rejectOnEmpty: true }))
      }),
    )
    if (!counsellor || !caseworker || !director) throw new Error('An account is missing')
    const items = async (path: string, by = counsellor) => (await by.get(path).expect(200)).body.items
    const [inbox] = await items('/referrals?state=sent')
    await counsellor.get(`/referrals/${inbox.id}`).expect(200)
    expect(await items('/referrals?state=accepted')).to.not.be.empty
    const alerts: { state: string; referralId: string }[] = await items('/my/alerts')
    const id = alerts.find(({ state }) => state === 'open')?.referralId ?? ''
    expect((await counsellor.get(`/referrals/${id}`).expect(200)).body.state).to.equal('in-service')
    const sessions: { heldOn: string; attendance: string }[] = await items(
      `/referrals/${id}/sessions?limit=100`,
    )
    expect(
      sessions.filter(({ heldOn, attendance }) => attendance === 'planned' && heldOn > TODAY),
    ).to.have.length(1)
    const goals: { state: string }[] = await items(`/referrals/${id}/goals`)
    expect(goals.some(({ state }) => state === 'open')).to.equal(true)
    expect(await MeasureResult.count({ where: { referralId: id, measure: 'who5' } })).to.equal(2)
    const all: { state: string }[] = await items(`/referrals/${id}/alerts`)
    expect(all.map(({ state }) => state).sort()).to.deep.equal(['closed', 'open'])
    const kinds = (await items('/group-sessions')).map(({ kind }: { kind: string }) => kind)
    expect(kinds).to.have.members(['psychosocial-group', 'information-session'])
    expect(await items(`/referrals/${id}/shares`)).to.have.length(1)
    expect(await items('/duty-shifts')).to.not.be.empty
    const queue: { urgency: string }[] = await items('/intake', director)
    expect(queue.map(({ urgency }) => urgency).sort()).to.deep.equal(['emergency', 'routine'])
    const session = { kind: 'individual', heldOn: TODAY, attendance: 'attended', minutes: 50 }
    await counsellor.post(`/referrals/${id}/sessions`).send(session).expect(201)
  })
})
