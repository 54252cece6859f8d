import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Share } from '../../../models/Share.ts'
import { Task } from '../../../models/Task.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { type Person, refused } from '../matters/world.ts'
import { ofCase, shares, type WallWorld, wallWorld } from './world.ts'

async function shared() {
  const w = await wallWorld()
  const id = String((await shares(await as(w.named), w).expect(201)).body.id)
  return { ...w, id }
}

const textsFor = async (w: WallWorld, person: 'lead' | 'director') =>
  (await ofCase(await as(w[person]), w).expect(200)).body.items.map(({ text }: { text: string }) => text)

describe('sharing across the wall', () => {
  it('shows the lead and the director what the counsellor wrote, and tells the lead that it is there', async () => {
    const w = await shared()
    for (const person of ['lead', 'director'] as const) {
      expect(await textsFor(w, person), person).to.deep.equal(['Canary sleeps'])
    }
    const ofReferral = await (await as(w.lead)).get(`/referrals/${w.referral.id}/shares`).expect(200)
    expect(ofReferral.body.items[0]).to.include({ id: w.id, kind: 'summary', state: 'shared' })
    const [stored] = await Share.findAll({ raw: true })
    expect(stored?.text).to.match(/^v1\./)
    const task = await Task.findOne({ where: { kind: 'share-made' } })
    expect(task).to.include({ ownerId: w.lead.id, state: 'open' })
    expect(String(task?.note)).to.not.match(/Canary/)
    const opened = await AuditEntry.findOne({ where: { action: 'shares.opened', actorId: w.lead.id } })
    expect(JSON.parse(String(opened?.details))).to.deep.equal({ records: [w.id] })
  })

  it('is refused where the client has not agreed, or agreed to another kind of data', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    await build.consentEnd(w.crossing)
    await refused(409, () => shares(named, w))
    await build.agreesToCross({ clientId: w.client.id, dataKinds: ['vulnerability'] })
    await refused(409, () => shares(named, w, { kind: 'letter' }))
    await shares(named, w, { kind: 'hearing-needs' }).expect(201)
  })

  it('ends for every legal reader with the next request after the client took it back', async () => {
    const w = await shared()
    const lead = await as(w.lead)
    expect((await ofCase(lead, w).expect(200)).body.items).to.have.length(1)
    await lead.put(`/consents/${w.crossing.id}/withdrawal`).send({}).expect(200)
    expect((await ofCase(lead, w).expect(200)).body.items).to.deep.equal([])
    expect(await textsFor(w, 'director')).to.deep.equal([])
    const named = await as(w.named)
    const own = await named.get(`/referrals/${w.referral.id}/shares`).expect(200)
    expect(own.body.items).to.have.length(1)
  })

  it('ends with the last day of the consent, and with one that names less', async () => {
    const w = await shared()
    const limited = { clientId: w.client.id, kind: 'limited', endsId: w.crossing.id } as const
    await build.agreesToCross({ ...limited, dataKinds: ['vulnerability'], expiresOn: '2026-03-18' })
    expect(await textsFor(w, 'lead')).to.deep.equal([])
    await shares(await as(w.named), w, { kind: 'hearing-needs', text: 'A pause each hour' }).expect(201)
    expect(await textsFor(w, 'lead')).to.deep.equal(['A pause each hour'])
    setClock('2026-03-19T02:00:00.000Z')
    expect(await textsFor(w, 'lead')).to.deep.equal([])
  })

  it('is taken back by the counsellor, once', async () => {
    const w = await shared()
    const named = await as(w.named)
    const end = (id = w.id) => named.put(`/referrals/${w.referral.id}/shares/${id}/ending`)
    await refused(404, () => end(randomUUID()))
    await end().expect(204)
    expect(await textsFor(w, 'lead')).to.deep.equal([])
    expect(await Task.count({ where: { kind: 'share-made', state: 'open' } })).to.equal(0)
    await refused(409, () => end())
  })

  it('is written by nobody but who is named for the referral', async () => {
    const w = await shared()
    const expected: Partial<Record<Person, 403 | 404>> = {
      ...{ lead: 403, director: 403, stranger: 404, counsellor: 404, manager: 404, officer: 404 },
      ...{ administrator: 404, lawyer: 404, coordinator: 404 },
    }
    for (const [person, status] of Object.entries(expected)) {
      const browser = await as(w[person as Person])
      await refused(status, () => shares(browser, w))
      await refused(status, () => browser.put(`/referrals/${w.referral.id}/shares/${w.id}/ending`))
    }
  })

  it('is read by nobody else', async () => {
    const w = await shared()
    for (const person of [
      'stranger',
      'lawyer',
      'manager',
      'officer',
      'administrator',
      'coordinator',
    ] as const) {
      const browser = await as(w[person])
      const seesTheCase = ['stranger', 'lawyer', 'manager'].includes(person)
      await refused(seesTheCase ? 403 : 404, () => ofCase(browser, w))
    }
    const other = await as(w.counsellor)
    await refused(404, () => other.get(`/referrals/${w.referral.id}/shares`))
    const named = await as(w.named)
    await refused(403, () => ofCase(named, w))
    await build.wall({ caseId: w.legalCase.id, userId: w.director.id })
    const director = await as(w.director)
    await refused(404, () => ofCase(director, w))
  })

  it('takes one kind and a text', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    for (const body of [{ kind: 'diary' }, { text: '' }, { text: undefined }, { clientId: w.client.id }]) {
      await refused(422, () => shares(named, w, body))
    }
  })
})
