import { expect } from 'chai'
import { newId } from '../../../models/columns.ts'
import { MeasureResult } from '../../../models/MeasureResult.ts'
import type { Provider } from '../../../models/Provider.ts'
import type { Referral } from '../../../models/Referral.ts'
import type { User } from '../../../models/User.ts'
import { type Ability, abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { gatherWellbeing } from '../../../reports/wellbeing/gather.ts'
import { build } from '../../support/build.ts'

const period = { startsOn: '2026-01-01', endsOn: '2026-03-31' }

describe('how scores moved over a period', () => {
  let counsellor: User
  let team: Provider

  beforeEach(async () => {
    counsellor = await build.counsellor()
    team = await build.provider()
  })

  const abilityOf = ({ id }: User, role: Role): Ability =>
    abilityFor({ id, roles: [role], firmId: NO_FIRM, scopes: 'every' }, '2026-03-18', '2026-03-18T06:00')
  const mine = () => abilityOf(counsellor, 'psychosocial')

  /** A referral of a client that the counsellor serves with the client’s consent; of a new client unless one is named. */
  async function served(clientId?: string): Promise<Referral> {
    const id = clientId ?? (await build.client()).id
    if (!clientId) await build.agreesToRefer({ clientId: id, providerId: team.id })
    const given = {
      clientId: id,
      providerId: team.id,
      referredBy: counsellor.id,
      state: 'in-service' as const,
    }
    const referral = await build.referral(given)
    await build.referralWorker({ referralId: referral.id, userId: counsellor.id })
    return referral
  }

  async function scored({ id: referralId }: Referral, takenOn: string, total: number | null, given = {}) {
    return MeasureResult.create({
      ...{ id: newId(), referralId, measure: 'pcl5', measureVersion: 1, given: {}, total, takenOn },
      ...{ language: 'ur', mode: 'read-aloud', administeredBy: counsellor.id, recordedBy: counsellor.id },
      ...{ recordedAt: new Date(`${takenOn}T06:00:00.000Z`), ...given },
    })
  }

  it('counts each person once, from the first score to the last over all their referrals', async () => {
    const better = await served()
    await scored(better, '2026-03-10', 20)
    await scored(better, '2026-01-05', 40)
    await scored(await served(better.clientId), '2026-03-17', 33)
    const worse = await served()
    for (const [day, total] of [
      ['2026-01-05', 20],
      ['2026-02-05', 50],
      ['2026-03-05', 36],
    ] as const)
      await scored(worse, day, total)
    const same = await served()
    await scored(same, '2026-02-01', 30)
    await scored(same, '2026-02-02', 30)
    const [pcl5, ...others] = await gatherWellbeing(mine(), period)
    expect(others).to.deep.equal([])
    expect(pcl5).to.include({ measure: 'pcl5', version: 1, people: 3, better: 1, worse: 1, same: 1 })
    expect(pcl5).to.include({ withOneScore: 0, withoutScore: 0 })
    const reached = Object.fromEntries(
      (pcl5?.published ?? []).map(one => [one.code, [one.better, one.worse]]),
    )
    expect(reached).to.deep.include({ response: [1, 1], 'primary-care': [0, 1], meaningful: [0, 1] })
    expect(reached).to.deep.include({ 'male-veterans': [0, 1] })
  })

  it('tells apart who has one score, or none, and leaves out other days and superseded results', async () => {
    const one = await served()
    await scored(one, '2026-02-01', 30)
    await scored(one, '2025-12-31', 60)
    await scored(one, '2026-04-01', 60)
    const none = await served()
    await scored(none, '2026-02-01', null)
    const corrected = await served()
    const stands = await scored(corrected, '2026-02-03', 30)
    const superseded = { supersededById: stands.id, supersededBecause: 'Misread' }
    await scored(corrected, '2026-02-02', 70, superseded)
    const [pcl5] = await gatherWellbeing(mine(), period)
    expect(pcl5).to.include({ people: 0, withOneScore: 2, withoutScore: 1 })
  })

  it('never compares two measures, and takes a published change of none for none known', async () => {
    const referral = await served()
    await scored(referral, '2026-02-01', 30)
    await scored(referral, '2026-03-01', 10, { measure: 'phq9' })
    await scored(referral, '2026-03-02', 4, { measure: 'phq9' })
    const found = await gatherWellbeing(mine(), period)
    expect(found.map(({ measure, people, withOneScore }) => [measure, people, withOneScore])).to.deep.equal([
      ['pcl5', 0, 1],
      ['phq9', 1, 0],
    ])
    expect(found[1]?.published).to.deep.equal([])
  })

  it('counts what stood at a moment, whatever was recorded or corrected later', async () => {
    const client = await served()
    await scored(client, '2026-01-05', 40)
    const wrong = await scored(client, '2026-02-05', 10)
    const asAt = new Date('2026-02-20T00:00:00.000Z')
    const told = (known?: Date) =>
      gatherWellbeing(mine(), { ...period, ...(known ? { asAt: known } : {}) }).then(([one]) => one)
    const then = await told(asAt)
    expect(then).to.include({ people: 1, better: 1, worse: 0 })
    const late = { recordedAt: new Date('2026-03-01T00:00:00.000Z') }
    const corrected = await scored(client, '2026-02-05', 60, late)
    await wrong.update({ supersededById: corrected.id, supersededBecause: 'typed wrongly' })
    await scored(await served(), '2026-02-06', 30, late)
    expect(await told(asAt)).to.deep.equal(then)
    expect(await told()).to.include({ people: 1, better: 0, worse: 1, withOneScore: 1 })
  })

  it('counts past the end of a page', async function () {
    this.timeout(60_000)
    const [first, second] = [await served(), await served()]
    const rows = Array.from({ length: 700 }, (_, at) => ({ referral: at % 2 ? first : second, at }))
    for (const { referral, at } of rows) await scored(referral, '2026-02-01', at < 2 ? 40 : 41)
    const [pcl5] = await gatherWellbeing(mine(), period)
    expect(pcl5).to.include({ people: 2, worse: 2, better: 0, same: 0, withOneScore: 0 })
  })

  it('comes through the door: who may not read counts nothing, but what another action allows', async () => {
    const referral = await served()
    await scored(referral, '2026-02-01', 30)
    await scored(referral, '2026-03-01', 10)
    for (const role of ['director', 'caseworker', 'partnerships_manager', 'psychosocial'] as const) {
      const found = await gatherWellbeing(abilityOf(await build.user([role]), role), period)
      expect(found, role).to.deep.equal([])
    }
    const director = abilityOf(await build.director(), 'director')
    const [counted] = await gatherWellbeing(director, period, 'move-referral')
    expect(counted).to.include({ people: 1, better: 1 })
    expect(JSON.stringify(counted)).not.to.include(referral.clientId)
  })
})
