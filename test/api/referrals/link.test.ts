import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Referral } from '../../../models/Referral.ts'
import { ReferralLink } from '../../../models/ReferralLink.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged, pass } from '../../support/house.ts'
import { makeWorld, type World } from './world.ts'

const DAYS = 24 * 60

describe('a provider without an account', () => {
  let world: World
  let id: string
  let token: string

  /** The token of the newest mail. */
  async function newestToken(): Promise<string> {
    const mails = await OutboxMessage.findAll({ order: ['createdAt', 'id'] })
    return /#([\w-]+)$/.exec(mails.at(-1)?.body ?? '')?.[1] ?? ''
  }
  const opening = (given = token) => anyone().post('/referrals/answers/opening').send({ token: given })
  const answer = (given: object, by = token) =>
    anyone().post('/referrals/answers').send({ token: by, answer: given })
  const stateNow = async () => (await Referral.findByPk(id))?.state
  /** Every way in is shut, and nobody can tell why. */
  async function expectDead(given = token): Promise<void> {
    const never = await opening('x'.repeat(43)).expect(404)
    for (const { body, status } of [await opening(given), await answer({ state: 'accepted' }, given)]) {
      expect(status).to.equal(404)
      expect({ ...body, instance: '', requestId: '' }).to.deep.equal({
        ...never.body,
        instance: '',
        requestId: '',
      })
    }
  }

  beforeEach(async () => {
    world = await makeWorld()
    const { maria, clinic } = world
    ;({ id } = await world.drafted({ providerId: clinic.id, pieces: ['identity', 'vulnerability'] }))
    await maria.put(`/referrals/${id}/state`).send({ state: 'sent' }).expect(204)
    token = await newestToken()
  })

  it('gets a mail that names nobody, when the referral is sent', async () => {
    const [mail, ...more] = await OutboxMessage.findAll()
    expect(more).to.deep.equal([])
    expect(mail).to.include({ kind: 'referral', recipient: 'desk@clinic.example' })
    expect(`${mail?.subject} ${mail?.body}`).not.to.match(/Samira|Canary|psychosocial|5550/)
    expect(token).to.match(/^[\w-]{43}$/)
    expect(JSON.stringify(await ReferralLink.findAll())).not.to.include(token)
  })

  it('sees what was disclosed and nothing else, as often as they look', async () => {
    await opening().expect(200)
    const { body } = await opening().expect(200)
    expect(body.disclosed.identity.fullName).to.equal('Samira Wintersong')
    expect(Object.keys(body.disclosed)).to.deep.equal(['identity', 'vulnerability'])
    expect(body.allowed).to.deep.equal([
      ...['acknowledged', 'accepted', 'waiting-list', 'declined', 'client-withdrew'],
    ])
    expect(JSON.stringify(body)).not.to.include('5550 0101').and.not.include(world.client.id)
    const [entry] = await AuditEntry.findAll({ where: { action: 'referral.opened-by-link' } })
    expect(entry?.actorId).to.equal(null)
    expect(logged.join('')).not.to.match(/Samira|Canary/)
    expect(logged.join('')).not.to.include(token)
  })

  it('gives receipt, answer and feedback, a link each, which the referrer reads', async () => {
    const { maria, noor } = world
    let next = token
    for (const given of [
      { state: 'acknowledged' },
      { state: 'accepted' },
      { state: 'first-contact', words: 'She came with her sister' },
      { state: 'completed' },
    ]) {
      const { body } = await answer(given, next).expect(200)
      await expectDead(next)
      next = body.next
    }
    expect(next).to.equal(null)
    const { body } = await maria.get(`/referrals/${id}/moves`).expect(200)
    expect(body.items.slice(2)).to.have.length(4)
    expect(body.items[4]).to.include({ movedAs: 'link', movedBy: null, words: 'She came with her sister' })
    await noor.get(`/referrals/${id}`).expect(404)
    expect(await auditVerbs()).to.include('referral.moved')
  })

  it('answers once, though two answer at the same moment', async () => {
    const answers = await Promise.all([
      answer({ state: 'accepted' }),
      answer({ state: 'declined', because: 'no-capacity' }),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 404])
    expect(await ReferralMove.count({ where: { movedAs: 'link' } })).to.equal(1)
  })

  it('keeps the link when an answer was not possible', async () => {
    await answer({ state: 'completed' }).expect(409)
    await answer({ state: 'declined' }).expect(422)
    await answer({ state: 'bounced', because: 'wrong-address' }).expect(409)
    await answer({ state: 'accepted', colour: 'red' }).expect(422)
    expect(await stateNow()).to.equal('sent')
    await answer({ state: 'accepted' }).expect(200)
  })

  it('finds nothing once the client takes the consent back, not even by a link that was open', async () => {
    await opening().expect(200)
    const { maria, toClinic } = world
    await maria.put(`/consents/${toClinic.id}/withdrawal`).send({}).expect(200)
    await expectDead()
    expect(await stateNow()).to.equal('sent')
  })

  it('finds only what is left when the client agrees to less', async () => {
    await build.consentEnd(world.toClinic, { kind: 'limited', dataKinds: ['identity'] })
    const { body } = await opening().expect(200)
    expect(Object.keys(body.disclosed)).to.deep.equal(['identity'])
  })

  it('finds nothing when the referral has ended, or the time of the link is over', async () => {
    pass(30 * DAYS - 1)
    await opening().expect(200)
    pass(1)
    await expectDead()
    const maria = await as(world.lead)
    await maria.put(`/referrals/${id}/link`).expect(204)
    const fresh = await newestToken()
    await opening(fresh).expect(200)
    await maria.put(`/referrals/${id}/state`).send({ state: 'bounced', because: 'no-answer' }).expect(204)
    await expectDead(fresh)
  })

  it('gets a new link when the referrer wishes, and the one before works no more', async () => {
    const { maria, noor, director, toClinic } = world
    await maria.put(`/referrals/${id}/link`).expect(204)
    await expectDead(token)
    await opening(await newestToken()).expect(200)
    await noor.put(`/referrals/${id}/link`).expect(404)
    await (await as(await build.manager())).put(`/referrals/${id}/link`).expect(404)
    await director.put(`/referrals/${id}/link`).expect(204)
    const ours = await world.sent()
    await maria.put(`/referrals/${ours.id}/link`).expect(409)
    await build.consentEnd(toClinic)
    await maria.put(`/referrals/${id}/link`).expect(409)
    expect(await OutboxMessage.count({ where: { kind: ['referral', 'referral-nudge'] } })).to.equal(3)
  })
})
