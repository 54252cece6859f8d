import { expect } from 'chai'
import { type MadeWorld, makeWorld } from '../../demo/makeWorld.ts'
import { Assignment } from '../../models/Assignment.ts'
import { Case } from '../../models/Case.ts'
import { Consent } from '../../models/Consent.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Matter } from '../../models/Matter.ts'
import { Wall } from '../../models/Wall.ts'
import { abilityFor } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'

const TODAY = '2026-03-18'
const WEEK = '2026-03-25'

describe('the scenes of the demonstration world', function () {
  this.timeout(60_000)
  let made: MadeWorld

  beforeEach(async () => {
    made = await makeWorld({ cases: 140, seed: 7, today: TODAY })
  })

  it('give the caseworker one overdue date, and at least three more this week', async () => {
    const mine = await Assignment.findAll({ where: { userId: made.demoCaseworkerId } })
    const onMe = mine.filter(({ startsOn, endsOn }) => startsOn <= TODAY && TODAY <= endsOn)
    const running = await Deadline.findAll({
      where: { state: 'running', caseId: onMe.map(({ caseId }) => caseId) },
    })
    const overdue = running.filter(({ legalLastDay }) => legalLastDay < TODAY)
    expect(overdue.map(({ caseId }) => caseId)).to.deep.equal([made.overdueCaseId])
    const soon = running.filter(({ legalLastDay }) => legalLastDay >= TODAY && legalLastDay <= WEEK)
    expect(soon.length).to.be.at.least(3)
  })

  it('let a claim wait for its decision, and keep firms away from it, for the walk of the README', async () => {
    const where = { leadId: made.demoCaseworkerId, stage: 'M12', status: 'open' as const }
    const waiting = await Case.findAll({ where })
    expect(waiting).not.to.be.empty
    const clientId = waiting.map(one => one.clientId)
    expect(await Matter.count({ where: { caseId: waiting.map(({ id }) => id) } })).to.equal(0)
    expect(await Consent.count({ where: { clientId, firmId: made.firmId } })).to.equal(0)
  })

  it('keep the firm behind a wall', async () => {
    const wall = await Wall.findOne({ where: { caseId: made.walledCaseId, firmId: made.firmId } })
    expect(wall?.state).to.equal('confirmed')
    expect(wall?.confirmedBy).not.to.equal(wall?.raisedBy)
    expect(await Matter.count({ where: { caseId: made.walledCaseId, firmId: made.firmId } })).to.equal(0)
  })

  it('lease three matters or more to the lawyer, and not the one whose client took the consent back', async () => {
    const lawyer = { id: made.demoLawyerId, roles: ['partner_lawyer' as const], firmId: made.firmId }
    const ability = abilityFor({ ...lawyer, scopes: 'every' }, TODAY, `${TODAY}T06:00`)
    const seen = (await Matter.findAll({ where: accessible(ability, 'read', Matter) })).map(({ id }) => id)
    expect(seen).to.include.members(made.leasedMatterIds)
    expect(made.leasedMatterIds.length).to.be.at.least(3)
    expect(seen).not.to.include(made.withdrawnMatterId)
  })

  it('have a consent that was taken back', async () => {
    const matter = await Matter.findByPk(made.withdrawnMatterId, { rejectOnEmpty: true })
    const { clientId } = await Case.findByPk(matter.caseId ?? '', { rejectOnEmpty: true })
    const consents = await Consent.findAll({ where: { clientId, firmId: made.firmId }, order: ['createdAt'] })
    const [given, withdrawn] = consents
    expect(consents.map(({ kind }) => kind)).to.deep.equal(['given', 'withdrawn'])
    expect(withdrawn?.endsId).to.equal(given?.id)
  })
})
