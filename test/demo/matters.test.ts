import { expect } from 'chai'
import { makeWorld } from '../../demo/makeWorld.ts'
import { LawyerProfile } from '../../models/LawyerProfile.ts'
import { Matter } from '../../models/Matter.ts'
import { MatterClosure } from '../../models/MatterClosure.ts'
import { Task } from '../../models/Task.ts'
import { TeamMember } from '../../models/TeamMember.ts'

describe('the matters of the demonstration world', function () {
  this.timeout(60_000)

  beforeEach(async () => {
    await makeWorld({ cases: 140, seed: 7, today: '2026-03-18' })
  })

  it('are led by one lawyer each, and supervised by a partner', async () => {
    const taken = await Matter.findAll({ where: { status: ['active', 'closed'] } })
    expect(taken).not.to.have.length(0)
    for (const { id } of taken) {
      expect(await TeamMember.count({ where: { matterId: id, role: 'lead' } })).to.equal(1)
    }
    const supervisors = await TeamMember.findAll({ where: { role: 'supervisor' } })
    const grades = await LawyerProfile.findAll({ where: { userId: supervisors.map(one => one.userId) } })
    expect(new Set(grades.map(({ grade }) => grade))).to.deep.equal(new Set(['partner']))
  })

  it('say how they ended, and the firm has certified or owes it', async () => {
    const closed = await Matter.findAll({ where: { status: 'closed' } })
    const closures = await MatterClosure.findAll()
    expect(closures.map(({ matterId }) => matterId)).to.have.members(closed.map(({ id }) => id))
    const owed = await Task.findAll({ where: { kind: 'documents-certificate', state: 'open' } })
    const open = closures.filter(({ certifiedOn }) => certifiedOn === null)
    expect(owed.map(({ matterId }) => matterId)).to.have.members(open.map(({ matterId }) => matterId))
    expect(closures.length).to.be.above(open.length)
  })
})
