import { expect } from 'chai'
import { Consent } from '../../../models/Consent.ts'
import { newId } from '../../../models/columns.ts'
import { build } from '../../support/build.ts'
import { makeWorld, type World } from './world.ts'

const told = {
  ...{ kind: 'given', purpose: 'referral', recipientKind: 'provider', dataKinds: ['identity'] },
  ...{ occurredOn: '2026-03-18', noticeVersion: '2026-01', language: 'ur', proof: 'spoken' },
}

describe('a consent to be referred', () => {
  let world: World
  let shelter: string

  beforeEach(async () => {
    world = await makeWorld()
    shelter = (await build.provider({ kind: 'shelter' })).id
  })

  const give = (given: object) =>
    world.maria.post(`/clients/${world.client.id}/consents`).send({ ...told, ...given })

  it('names the provider, and lets a referral go there and nowhere else', async () => {
    const { body } = await give({ providerId: shelter }).expect(201)
    expect(body).to.include({ providerId: shelter, recipientKind: 'provider', firmId: null, state: 'live' })
    const { maria, client } = world
    const narrowed = await maria.get(`/clients/${client.id}/consents?providerId=${shelter}`).expect(200)
    expect(narrowed.body.items.map((one: Consent) => one.id)).to.deep.equal([body.id])
    const other = await build.provider({ kind: 'shelter' })
    const [here, there] = [
      await world.drafted({ providerId: shelter }),
      await world.drafted({ providerId: other.id }),
    ]
    await maria.put(`/referrals/${here.id}/state`).send({ state: 'sent' }).expect(204)
    await maria.put(`/referrals/${there.id}/state`).send({ state: 'sent' }).expect(409)
  })

  it('is one for each provider at a time', async () => {
    await give({ providerId: shelter }).expect(201)
    await give({ providerId: shelter }).expect(409)
    await give({ providerId: (await build.provider()).id }).expect(201)
    await give({ kind: 'refused', providerId: shelter }).expect(409)
  })

  it('is refused without its provider, with a firm beside it, and for one that is not there', async () => {
    const before = await Consent.count()
    await give({}).expect(422)
    await give({ providerId: shelter, firmId: (await build.firm()).id }).expect(422)
    await give({ providerId: shelter, recipientKind: 'centre' }).expect(422)
    await give({ providerId: newId() }).expect(404)
    await give({ providerId: shelter, occurredOn: '2026-03-19' }).expect(422)
    expect(await Consent.count()).to.equal(before)
  })
})
