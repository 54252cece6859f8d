import { expect } from 'chai'
import { Consent } from '../../../models/Consent.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused } from '../matters/world.ts'
import { type WallWorld, wallWorld } from '../shares/world.ts'
import { fileProof } from './events.ts'

const told = { occurredOn: '2026-03-18', noticeVersion: '2026-01', language: 'ur', proof: 'spoken' }
const onward = (w: WallWorld, more: object = {}) => ({
  ...{ kind: 'given', purpose: 'referral', recipientKind: 'provider', providerId: w.clinic.id },
  ...{ dataKinds: ['identity', 'contact'], ...told, ...more },
})
const says = (browser: Browser, w: WallWorld, body: object) =>
  browser.post(`/clients/${w.client.id}/consents`).send(body)

describe('what a client tells their counsellor', () => {
  it('is a consent to be referred onward, and the counsellor then refers', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const { body } = await says(named, w, onward(w)).expect(201)
    expect(body).to.deep.include({ kind: 'given', state: 'live', providerId: w.clinic.id })
    const referral = {
      service: 'psychosocial',
      urgency: 'routine',
      reason: 'Needs a doctor',
      pieces: ['identity'],
    }
    await w.clinic.update({ email: 'desk@clinic.example' })
    const drafted = await named
      .post(`/clients/${w.client.id}/referrals`)
      .send({ ...referral, providerId: w.clinic.id })
      .expect(201)
    await named.put(`/referrals/${drafted.body.id}/state`).send({ state: 'sent' }).expect(204)
  })

  it('is a refusal, a limitation, and a withdrawal of such a consent', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const { body } = await says(named, w, onward(w)).expect(201)
    const less = { kind: 'limited', endsId: body.id, dataKinds: ['identity'], ...told }
    const limited = await says(named, w, less).expect(201)
    await named.put(`/consents/${limited.body.id}/withdrawal`).send({}).expect(200)
    const { proof: _, dataKinds: __, ...refusal } = onward(w, { kind: 'refused' })
    await says(named, w, refusal).expect(201)
    await fileProof(named, w as never).expect(201)
  })

  it('is shown with those to be referred and to cross the wall, and no other', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const { body } = await named.get(`/clients/${w.client.id}/consents`).expect(200)
    const ids = body.items.map(({ id }: { id: string }) => id)
    expect(ids.sort()).to.deep.equal([w.toTeam.id, w.crossing.id].sort())
  })

  it('is no consent to casework with a firm, and none for a client of a colleague', async () => {
    const w = await wallWorld()
    const [named, other] = [await as(w.named), await as(w.counsellor)]
    for (const body of [onward(w, { purpose: 'media' }), onward(w, { purpose: 'casework' })]) {
      await refused(403, () => says(named, w, body))
    }
    const ofFirm = { kind: 'limited', endsId: w.consent.id, dataKinds: ['claim'], ...told }
    await refused(403, () => says(named, w, ofFirm))
    await refused(404, () => named.put(`/consents/${w.consent.id}/withdrawal`).send({}))
    await refused(404, () => says(other, w, onward(w)))
    await build.consentEnd(w.toTeam)
    await refused(404, () => says(named, w, onward(w)))
  })

  it('ends the counsellor’s own access where the client wants that, and the answer still comes', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const { body } = await named.put(`/consents/${w.toTeam.id}/withdrawal`).send({}).expect(200)
    expect(body).to.include({ id: w.toTeam.id, state: 'withdrawn' })
    await named.get(`/clients/${w.client.id}`).expect(404)
    expect(await Consent.count({ where: { endsId: w.toTeam.id } })).to.equal(1)
  })
})
