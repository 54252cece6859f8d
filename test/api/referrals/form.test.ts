import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { makeWorld, type World } from './world.ts'

describe('the form of a referral', () => {
  let world: World

  beforeEach(async () => {
    world = await makeWorld()
  })

  it('is printed from a draft for the client to agree to, and says in the audit log what it showed', async () => {
    const { maria, client } = world
    await client.update({ fullName: 'سميرة 陳', documentNumbers: [{ kind: 'paper', number: 'X1' }] })
    const { id } = await world.drafted({ pieces: ['identity', 'documents', 'household', 'key-dates'] })
    const { headers, body } = await maria.get(`/referrals/${id}/form.pdf`).expect(200)
    expect(headers['content-type']).to.equal('application/pdf')
    expect(headers['content-disposition']).to.match(/filename="RF-[\w-]+\.pdf"/)
    expect(Buffer.from(body).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(await auditVerbs()).to.include('referral.form-made')
  })

  it('is not made of a referral that went out when the client does not agree, or that has ended', async () => {
    const { maria, toTeam } = world
    const out = await world.sent()
    await maria.get(`/referrals/${out.id}/form.pdf`).expect(200)
    await build.consentEnd(toTeam)
    const ended = await world.sent({ state: 'declined', ownerId: null, settledOn: '2026-03-18' })
    for (const { id } of [out, ended]) await maria.get(`/referrals/${id}/form.pdf`).expect(409)
    expect(await auditVerbs()).to.deep.equal(['referral.form-made'])
  })

  it('is for those who read what is disclosed', async () => {
    const { id } = await world.drafted()
    await world.director.get(`/referrals/${id}/form.pdf`).expect(403)
    for (const user of [await build.caseworker(), world.counsellor, await build.manager()])
      await (await as(user)).get(`/referrals/${id}/form.pdf`).expect(404)
  })
})
