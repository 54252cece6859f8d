import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { refused, world } from '../matters/world.ts'

const outline = [
  ...['id', 'clientId', 'kind', 'state', 'purpose', 'recipientKind', 'firmId', 'dataKinds', 'occurredOn'],
  ...['providerId', 'validFrom', 'expiresOn', 'endsId', 'endedById', 'recordedAt'],
].sort()
const terms = ['language', 'noticeVersion', 'explainedBy', 'recordedBy', 'proof', 'hasProofFile']
const plain = [...outline, ...terms, 'caregiverAgreed', 'childAssent'].sort()
const words = ['recipientName', 'interpreter', 'witness', 'caregiver', 'reason']

describe('the ledger of consents', () => {
  it('shows each reader theirs, and the data protection officer no terms', async () => {
    const w = await world()
    await build.consent({ clientId: (await build.case()).clientId, firmId: w.firm.id })
    const expected = { lead: [1, plain], director: [2, plain], officer: [2, outline] } as const
    for (const [person, [count, keys]] of Object.entries(expected)) {
      const { body } = await (await as(w[person as keyof typeof expected])).get('/consents').expect(200)
      expect(body.items, person).to.have.length(count)
      for (const item of body.items) expect(Object.keys(item).sort(), person).to.deep.equal(keys)
    }
    for (const person of ['manager', 'coordinator', 'lawyer', 'administrator'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/consents'))
    }
    for (const person of ['stranger', 'counsellor'] as const) {
      const { body } = await (await as(w[person])).get('/consents').expect(200)
      expect(body.items, person).to.deep.equal([])
    }
  })

  it('shows names and reasons in the ledger of one client, and says so in the log', async () => {
    const w = await world()
    const { body } = await (await as(w.lead)).get(`/clients/${w.client.id}/consents`).expect(200)
    expect(Object.keys(body.items[0]).sort()).to.deep.equal([...plain, ...words].sort())
    expect(await auditVerbs()).to.deep.equal(['consents.opened'])
  })

  it('says of each event what holds today', async () => {
    const w = await world()
    const about = { clientId: w.client.id, firmId: w.otherFirm.id }
    const ended = await build.consent({ ...about, purpose: 'research' })
    await build.consentEnd(ended)
    await build.consent({ ...about, kind: 'refused', purpose: 'media' })
    await build.consent({ ...about, purpose: 'referral', expiresOn: '2026-03-17' })
    await build.consent({ ...about, validFrom: '2026-03-19' })
    const lead = await as(w.lead)
    const states = async () => {
      const { body } = await (await as(w.lead)).get(`/clients/${w.client.id}/consents`).expect(200)
      return body.items
        .map((one: { kind: string; state: string | null }) => `${one.kind} ${one.state}`)
        .sort()
    }
    expect(await states()).to.deep.equal(
      [
        ...['given live', 'given withdrawn', 'withdrawn null', 'refused null', 'given expired'],
        'given to-come',
      ].sort(),
    )
    for (const [state, count] of Object.entries({
      live: 1,
      'to-come': 1,
      withdrawn: 1,
      expired: 1,
      limited: 0,
    })) {
      const { body } = await lead.get(`/consents?state=${state}`).expect(200)
      expect(body.items, state).to.have.length(count)
    }
    setClock('2026-03-18T17:00:00.000Z')
    expect(await states()).to.not.include('given to-come')
  })

  it('is filtered by client, firm, purpose, kind and state, and paged', async () => {
    const w = await world()
    await build.consentEnd(await build.consent({ clientId: w.client.id, firmId: w.otherFirm.id }))
    const officer = await as(w.officer)
    const count = async (query: string) =>
      (await officer.get(`/consents?${query}`).expect(200)).body.items.length
    expect(await count(`clientId=${w.client.id}&firmId=${w.firm.id}&state=live`)).to.equal(1)
    expect(await count('state=withdrawn')).to.equal(1)
    expect(await count('kind=withdrawn')).to.equal(1)
    expect(await count('purpose=research')).to.equal(0)
    expect(await count(`firmId=${w.otherFirm.id}`)).to.equal(2)
    const first = (await officer.get('/consents?limit=2&sort=recordedAt').expect(200)).body
    const { body: second } = await officer
      .get(`/consents?limit=2&sort=recordedAt&cursor=${first.next}`)
      .expect(200)
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).to.equal(3)
  })

  it('answers a question about the terms to nobody', async () => {
    const w = await world()
    const officer = await as(w.officer)
    for (const query of ['language=ur', 'noticeVersion=x', 'sort=language', 'clientId=x', 'state=new']) {
      await refused(422, () => officer.get(`/consents?${query}`))
    }
  })
})
