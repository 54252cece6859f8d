import { expect } from 'chai'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as } from '../../support/as.ts'
import { hoursOf, refused, world } from '../matters/world.ts'

const work = { workedOn: '2026-03-17', minutes: 90, activity: 'drafting' }

describe('the same hour', () => {
  it('is refused a second time, and the first entry is named', async () => {
    const w = await world()
    const first = await hoursOf(w, { workedOn: work.workedOn })
    const lawyer = await as(w.lawyer)
    const path = `/matters/${w.matter.id}/hours`
    const { body } = await refused(409, () => lawyer.post(path).send(work))
    expect(body.detail).to.contain(first.id)
  })

  it('is taken when somebody says that both are meant, and is then to be looked at', async () => {
    const w = await world()
    await hoursOf(w, { workedOn: work.workedOn })
    const lawyer = await as(w.lawyer)
    const again = { ...work, again: true }
    const { body } = await lawyer.post(`/matters/${w.matter.id}/hours`).send(again).expect(201)
    expect(body.possibleDouble).to.equal(true)
  })

  it('may be another when only the minutes differ, which is to be looked at', async () => {
    const w = await world()
    await hoursOf(w, { workedOn: work.workedOn })
    const coordinator = await as(w.coordinator)
    const record = async (more: object) =>
      (
        await coordinator
          .post(`/matters/${w.matter.id}/hours`)
          .send({ ...work, userId: w.lawyer.id, ...more })
          .expect(201)
      ).body.possibleDouble
    expect(await record({ minutes: 30 })).to.equal(true)
    expect(await record({ activity: 'hearing' })).to.equal(false)
    expect(await record({ workedOn: '2026-03-16' })).to.equal(false)
  })

  it('was not given by an entry that was withdrawn', async () => {
    const w = await world()
    await hoursOf(w, { workedOn: work.workedOn, withdrawnAt: new Date(), withdrawnBy: w.lawyer.id })
    const lawyer = await as(w.lawyer)
    const { body } = await lawyer.post(`/matters/${w.matter.id}/hours`).send(work).expect(201)
    expect(body.possibleDouble).to.equal(false)
  })

  it('stands there once when ten requests come at the same time', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => lawyer.post(`/matters/${w.matter.id}/hours`).send(work)),
    )
    expect(answers.filter(({ status }) => status === 201).length).to.equal(1)
    expect(answers.filter(({ status }) => status === 409).length).to.equal(9)
    expect(await TimeEntry.count()).to.equal(1)
  })
})
