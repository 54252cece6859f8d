import { expect } from 'chai'
import type { TimeEntry } from '../../../models/TimeEntry.ts'
import { as } from '../../support/as.ts'
import { auditVerbs } from '../../support/build.ts'
import { hoursOf, refused, world } from '../matters/world.ts'

describe('verifying hours', () => {
  for (const person of ['coordinator', 'manager'] as const) {
    it(`is done once, by the ${person}`, async () => {
      const w = await world()
      const entry = await hoursOf(w)
      const browser = await as(w[person])
      const { body } = await browser.put(`/hours/${entry.id}/verification`).expect(200)
      expect(body.verifiedAt).to.equal('2026-03-18T06:00:00.000Z')
      await refused(409, () => browser.put(`/hours/${entry.id}/verification`))
      expect(await auditVerbs()).to.deep.equal(['hours.verified'])
    })
  }

  it('is done by somebody else than who worked or recorded', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const recorded = await hoursOf(w, { recordedBy: w.coordinator.id })
    const worked = await hoursOf(w, { userId: w.coordinator.id })
    await refused(403, () => coordinator.put(`/hours/${recorded.id}/verification`))
    await refused(403, () => coordinator.put(`/hours/${worked.id}/verification`))
    await (await as(w.manager)).put(`/hours/${recorded.id}/verification`).expect(200)
  })
})

describe('the list of hours', () => {
  it('shows each reader theirs', async () => {
    const w = await world()
    const own = await hoursOf(w)
    const colleagues = await hoursOf(w, { userId: w.colleague.id })
    const all = [own.id, colleagues.id].sort()
    const seen = {
      lead: all,
      director: all,
      manager: all,
      coordinator: all,
      lawyer: [own.id],
      stranger: [],
      colleague: [],
      otherCoordinator: [],
      otherLawyer: [],
    }
    for (const [person, ids] of Object.entries(seen)) {
      const { body } = await (await as(w[person as keyof typeof seen])).get('/hours').expect(200)
      expect(body.items.map(({ id }: TimeEntry) => id).sort(), person).to.deep.equal(ids)
      for (const item of body.items) {
        expect(item).to.include({
          ...{ matterReference: w.matter.reference, period: '2026-03' },
          firmId: w.firm.id,
        })
        expect(Object.hasOwn(item, 'note'), `${person} and the note`).to.equal(person !== 'manager')
      }
    }
  })

  it('filters by matter, days and verification, and pages', async () => {
    const w = await world()
    const early = await hoursOf(w, { workedOn: '2026-02-10' })
    const late = await hoursOf(w, { workedOn: '2026-03-10', verifiedAt: new Date(), verifiedBy: w.lead.id })
    const director = await as(w.director)
    const ids = async (query: string) =>
      (await director.get(`/hours?${query}`).expect(200)).body.items.map(({ id }: TimeEntry) => id)
    expect(await ids('sort=workedOn')).to.deep.equal([early.id, late.id])
    expect(await ids('from=2026-03-01')).to.deep.equal([late.id])
    expect(await ids('to=2026-03-01')).to.deep.equal([early.id])
    expect(await ids('verified=true')).to.deep.equal([late.id])
    expect(await ids('verified=false')).to.deep.equal([early.id])
    expect(await ids(`matterId=${w.offered.id}`)).to.deep.equal([])
    expect(await ids(`userId=${w.colleague.id}`)).to.deep.equal([])
    expect(await ids(`firmId=${w.firm.id}&sort=workedOn`)).to.deep.equal([early.id, late.id])
    expect(await ids(`firmId=${w.otherFirm.id}`)).to.deep.equal([])
    expect(await ids('period=2026-02')).to.deep.equal([early.id])
    expect(await ids('kind=clinic')).to.deep.equal([])
    expect(await ids('late=true')).to.deep.equal([])
    expect(await ids('possibleDouble=false&sort=workedOn')).to.deep.equal([early.id, late.id])
    expect(await ids(`matterId=${w.matter.id}&limit=1`)).to.deep.equal([late.id])
    const { body } = await director.get('/hours?limit=1').expect(200)
    expect(await ids(`limit=1&cursor=${body.next}`)).to.deep.equal([early.id])
    const ofMatter = await director.get(`/matters/${w.matter.id}/hours?verified=true`).expect(200)
    expect(ofMatter.body.items.map(({ id }: TimeEntry) => id)).to.deep.equal([late.id])
  })
})
