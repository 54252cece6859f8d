import { expect } from 'chai'
import { raiseWall } from '../../../commands/casework/walls.ts'
import { endPartnership } from '../../../commands/partnerships/agreements/endPartnership.ts'
import { pauseFirm } from '../../../commands/partnerships/firms/pauseFirm.ts'
import { recordAbsence } from '../../../commands/partnerships/firms/recordAbsence.ts'
import { Case } from '../../../models/Case.ts'
import { Firm } from '../../../models/Firm.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Task } from '../../../models/Task.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { by, locked, meanwhile } from '../../support/meanwhile.ts'
import { type World, world } from './world.ts'

describe('what shuts a firm out of a matter at the same moment', () => {
  let w: World
  let manager: Browser

  beforeEach(async () => {
    w = await world()
    manager = await as(w.manager)
  })

  const firm = () => locked(Firm, w.otherFirm.id)
  const shut: Record<string, () => Promise<unknown>> = {
    'a pause': async () => pauseFirm(by(w.manager), await firm(), { because: 'capacity' as never }),
    'the end of its agreement': async () => {
      const { id } = await firm()
      const agreement = await Partnership.findOne({ where: { firmId: id }, lock: true, rejectOnEmpty: true })
      await endPartnership(by(w.manager), agreement, {})
    },
    'a wall': async () =>
      raiseWall(by(w.director), await locked(Case, w.legalCase.id), { firmId: w.otherFirm.id }, 'Kin'),
  }

  for (const [what, first] of Object.entries(shut)) {
    it(`${what} keeps an offer from it, and no mail leaves`, async () => {
      const fresh = await build.matter({ caseId: w.legalCase.id })
      const offer = () => manager.put(`/matters/${fresh.id}/offer`).send({ firmId: w.otherFirm.id })
      expect((await meanwhile(first, offer)).status).to.equal(409)
      expect((await fresh.reload()).firmId).to.equal(null)
      expect(await OutboxMessage.count({ where: { kind: 'offer' } })).to.equal(0)
    })

    it(`${what} ends what the firm would have accepted`, async () => {
      const fresh = await build.matter({ caseId: w.legalCase.id, firmId: w.otherFirm.id })
      const coordinator = await as(w.otherCoordinator)
      const clear = () => coordinator.put(`/matters/${fresh.id}/conflict-check`).send({ outcome: 'clear' })
      expect((await meanwhile(first, clear)).status).to.be.oneOf([403, 404, 409])
      expect((await fresh.reload()).status).to.equal('draft')
    })
  }

  it('a wall against a lawyer keeps them from the team', async () => {
    const coordinator = await as(w.coordinator)
    const raise = async () =>
      raiseWall(by(w.director), await locked(Case, w.legalCase.id), { userId: w.colleague.id }, 'Kin')
    const add = () =>
      coordinator.post(`/matters/${w.matter.id}/team`).send({ userId: w.colleague.id, role: 'second' })
    expect((await meanwhile(raise, add)).status).to.equal(409)
    expect(await TeamMember.count({ where: { userId: w.colleague.id } })).to.equal(0)
  })

  it('an absence of which the cover did not know leaves no task behind', async () => {
    const coordinator = await as(w.coordinator)
    const days = { startsOn: '2026-03-20', endsOn: '2026-03-27' }
    const away = async () => recordAbsence(by(w.coordinator), await locked(User, w.lawyer.id), days)
    const cover = () =>
      coordinator
        .post(`/matters/${w.matter.id}/team/${w.member.id}/cover`)
        .send({ userId: w.colleague.id, ...days })
    expect((await meanwhile(away, cover)).status).to.equal(201)
    const tasks = await Task.findAll({ where: { kind: 'cover-missing' } })
    expect(tasks.map(({ state }) => state)).to.deep.equal(['done'])
  })
})
