import { expect } from 'chai'
import { addFiller } from '../../bench/filler.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { Offer } from '../../models/Offer.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'

const TODAY = '2026-03-18'
const WANTED = 400

describe('the matters with which a bench fills a world', function () {
  this.timeout(60_000)

  beforeEach(async () => {
    await makeWorld({ cases: 20, firms: 14, seed: 7, today: TODAY })
  })

  it('make up what is missing, are told from the story, and are added once', async () => {
    const told = await Matter.count()
    expect(await addFiller(WANTED, TODAY)).to.equal(WANTED - told)
    const matters = await Matter.findAll()
    expect(matters).to.have.length(WANTED)
    expect(matters.filter(isFiller)).to.have.length(WANTED - told)
    expect(await addFiller(WANTED, TODAY)).to.equal(0)
  })

  it('are as the rules of the house would have them: dates in order, minutes that add up, a team of the firm', async () => {
    await addFiller(WANTED, TODAY)
    const firmOf = new Map((await User.findAll()).map(({ id, firmId }) => [id, firmId]))
    const partners = (await Firm.findAll({ where: { status: 'partner' } })).map(({ id }) => id)
    const [entries, members] = [await TimeEntry.findAll(), await TeamMember.findAll()]
    const filler = (await Matter.findAll()).filter(isFiller)
    expect(new Set(filler.map(({ status }) => status))).to.have.length(3)
    for (const { id, firmId, status, openedOn, closedOn, minutesGiven } of filler) {
      const own = entries.filter(({ matterId }) => matterId === id)
      expect(own.reduce((sum, { minutes }) => sum + minutes, 0)).to.equal(minutesGiven)
      for (const { workedOn, period } of own) {
        expect(workedOn >= openedOn && workedOn <= (closedOn ?? TODAY)).to.equal(true)
        expect(workedOn.slice(0, 7)).to.equal(period)
      }
      const team = members.filter(({ matterId }) => matterId === id)
      expect(team.every(({ userId }) => firmOf.get(userId) === firmId)).to.equal(true)
      expect(team.length > 0).to.equal(status !== 'draft')
      expect(status === 'draft' ? firmId === null : partners.includes(firmId ?? '')).to.equal(true)
    }
  })

  it('were taken by the last firm that was asked, which answered in time, and before today', async () => {
    await addFiller(WANTED, TODAY)
    const filler = (await Matter.findAll()).filter(matter => isFiller(matter) && matter.status !== 'draft')
    const offers = await Offer.findAll({ order: ['rank'] })
    for (const { id, firmId } of filler) {
      const own = offers.filter(({ matterId }) => matterId === id)
      expect(own.at(-1)).to.include({ state: 'clear', firmId })
      for (const { offeredAt, answeredAt, answerBy } of own) {
        if (!offeredAt || !answeredAt) continue
        expect(answeredAt > offeredAt && answeredAt < new Date(answerBy ?? '')).to.equal(true)
        expect(answeredAt < new Date(`${TODAY}T10:00:00Z`)).to.equal(true)
      }
    }
  })
})

const isFiller = ({ reference }: Matter) => reference.startsWith('FILL-')
