import { expect } from 'chai'
import { moveReferral, openMoves } from '../../../commands/psychosocial/moveReferral.ts'
import { nameWorker } from '../../../commands/psychosocial/nameWorker.ts'
import { isEnd, legalMoves, reasonsOf } from '../../../commands/psychosocial/referralMoves.ts'
import { openReferrals, turnReferral } from '../../../commands/psychosocial/turnReferral.ts'
import { Problem } from '../../../errors.ts'
import { inTransaction } from '../../../models/database.ts'
import type { Provider } from '../../../models/Provider.ts'
import { Referral, referralStates, urgencies } from '../../../models/Referral.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { User } from '../../../models/User.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import { build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { pass } from '../../support/house.ts'

/** The same numbers on every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}

const COUNT = 200

describe('the life of a referral', function () {
  this.timeout(300_000)

  it('knows the way to every state, and an end from every state', () => {
    const reached = new Set(legalMoves.map(({ to }) => to))
    expect(referralStates.filter(state => state !== 'draft' && !reached.has(state))).to.deep.equal([])
    const leadsToEnd = new Set(referralStates.filter(isEnd))
    for (const _ of referralStates)
      for (const { from, to } of legalMoves) if (leadsToEnd.has(to)) leadsToEnd.add(from)
    expect(referralStates.filter(state => !leadsToEnd.has(state))).to.deep.equal([])
  })

  it(`has an owner or an end at every moment, for ${COUNT} of them driven at random`, async () => {
    const roll = dice(20_260_318)
    const any = <T>(list: readonly T[]): T => list[roll(list.length)] as T
    const leads = [await build.caseworker(), await build.caseworker()]
    const team = [await build.counsellor(), await build.counsellor(), await build.counsellor()]
    const clients = await Promise.all(leads.map(({ id: leadId }) => build.client({ leadId })))
    const providers = [await build.provider(), await build.provider({ kind: 'clinic' })]
    for (const { id: clientId } of clients)
      for (const { id: providerId } of providers) await build.agreesToRefer({ clientId, providerId })
    const seen = new Set<string>()

    const actorOf = ({ id }: User) => ({ id, roles: [], firmId: NO_FIRM, scopes: 'every' }) as const
    const as = (user: User) => contextOf({ actor: actorOf(user) })
    const check = async (when: string) => {
      for (const row of await Referral.findAll()) {
        seen.add(row.state)
        expect(row.ownerId !== null, `${when}: ${row.state} has an owner`).to.equal(!isEnd(row.state))
        expect(row.settledOn !== null, `${when}: ${row.state} has an end`).to.equal(isEnd(row.state))
        expect(row.waitingSince !== null, `${when}: ${row.state} waits`).to.equal(
          row.state === 'waiting-list',
        )
      }
    }
    const made = []
    for (let number = 0; number < COUNT; number++) {
      const [lead, client, provider] = [leads[number % 2], clients[number % 2], any(providers)]
      if (!lead || !client) throw new Error('no lead')
      const state = any(['draft', 'sent'] as const)
      const times = state === 'draft' ? { sentAt: null, respondBy: null } : {}
      const given = { clientId: client.id, providerId: provider.id, referredBy: lead.id }
      made.push(await build.referral({ ...given, state, urgency: any(urgencies), ...times }))
    }
    for (let round = 0; round < 14; round++) {
      pass(60 * (1 + roll(60)))
      const here = round > 6 ? team.slice(1) : team
      for (const { id } of made) {
        const referral = await Referral.findByPk(id, { rejectOnEmpty: true })
        const standing = { sides: ['referrer', 'receiver'] as const }
        const open = await openMoves(referral, standing)
        if (open.length === 0 || roll(4) === 0) continue
        const provider = providers.find(one => one.id === referral.providerId) as Provider
        if (provider.kind === 'internal' && roll(2) === 0)
          await inTransaction(() => nameWorker(as(any(team)), referral, { userId: any(here).id }))
        const state = any(open)
        const because = reasonsOf(state)[0]
        const move = { state, ...(because ? { because } : {}) }
        await inTransaction(() => moveReferral(as(any(leads)), referral, standing, move)).catch(error => {
          if (!(error instanceof Problem) || error.kind !== 'illegal-state') throw error
        })
      }
      if (round % 3 === 1)
        for (const id of await openReferrals()) {
          await inTransaction(() => turnReferral(contextOf(), id))
          await inTransaction(() => turnReferral(contextOf(), id))
        }
      if (round === 6) await team[0]?.update({ status: 'suspended' })
      await check(`after round ${round}`)
    }
    await inTransaction(async () => {
      for (const id of await openReferrals()) await turnReferral(contextOf(), id)
    })
    for (const { ownerId } of await Referral.findAll({ where: { settledOn: null } }))
      expect((await User.findByPk(ownerId ?? ''))?.status).to.equal('active')
    await expectChains(made)
    expect(referralStates.filter(state => !seen.has(state))).to.deep.equal([])
  })
})

/** Every move begins where the one before it ended, and the last one where the referral now is. */
async function expectChains(made: Referral[]): Promise<void> {
  for (const { id, state: first } of made) {
    const moves = await ReferralMove.findAll({
      where: { referralId: id },
      order: ['movedAt', 'createdAt', 'id'],
    })
    let at = first
    for (const { fromState, toState } of moves) {
      expect(fromState).to.equal(at)
      at = toState
    }
    expect((await Referral.findByPk(id))?.state).to.equal(at)
  }
}
