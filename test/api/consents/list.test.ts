import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused, world } from '../matters/world.ts'

const outline = ['clientId', 'expiresOn', 'firmId', 'givenOn', 'id', 'purpose', 'state', 'withdrawnAt']
const whole = [...outline, 'language', 'noticeVersion'].sort()

describe('the lists of consents', () => {
  it('show each reader theirs, and the data protection officer no terms', async () => {
    const w = await world()
    await build.consent({ clientId: (await build.case()).clientId, firmId: w.firm.id })
    const expected = { lead: [1, whole], director: [2, whole], officer: [2, outline] } as const
    for (const [person, [count, keys]] of Object.entries(expected)) {
      const { body } = await (await as(w[person as keyof typeof expected])).get('/consents').expect(200)
      expect(body.items, person).to.have.length(count)
      for (const item of body.items) expect(Object.keys(item).sort(), person).to.deep.equal(keys)
    }
    for (const person of ['manager', 'coordinator', 'lawyer', 'administrator', 'counsellor'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/consents'))
    }
    expect((await (await as(w.stranger)).get('/consents').expect(200)).body.items).to.deep.equal([])
  })

  it('filter by client, firm and state', async () => {
    const w = await world()
    const officer = await as(w.officer)
    const count = async (query: string) =>
      (await officer.get(`/consents?${query}`).expect(200)).body.items.length
    expect(await count(`clientId=${w.client.id}&firmId=${w.firm.id}&state=given`)).to.equal(1)
    expect(await count('state=withdrawn')).to.equal(0)
    expect(await count(`firmId=${w.otherFirm.id}`)).to.equal(0)
    const { body } = await (await as(w.lead)).get(`/clients/${w.client.id}/consents?state=given`).expect(200)
    expect(body.items).to.have.length(1)
    expect(body.items[0]).to.include({ id: w.consent.id, language: 'ur', expiresOn: null })
  })

  it('answer a question about the terms to nobody', async () => {
    const w = await world()
    const officer = await as(w.officer)
    for (const query of ['language=ur', 'noticeVersion=x', 'sort=language', 'clientId=x', 'state=new']) {
      await refused(422, () => officer.get(`/consents?${query}`))
    }
  })
})
