import { expect } from 'chai'
import { isEnd, legalMoves } from '../../commands/psychosocial/referralMoves.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { MeasureResult } from '../../models/MeasureResult.ts'
import { Referral } from '../../models/Referral.ts'
import { ReferralMove } from '../../models/ReferralMove.ts'
import { ServiceSession } from '../../models/ServiceSession.ts'
import { User } from '../../models/User.ts'
import { as } from '../support/as.ts'

describe('the referrals of the demonstration', function () {
  this.timeout(120_000)

  it('made only moves that the rules allow, end without an owner, and open to the counsellor who works on them', async () => {
    const { accounts } = await makeWorld({ cases: 140, seed: 7, today: '2026-03-18' })
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
})
