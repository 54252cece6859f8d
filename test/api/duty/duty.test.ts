import { expect } from 'chai'
import { DutyChannel } from '../../../models/DutyChannel.ts'
import { DutyShift } from '../../../models/DutyShift.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'

describe('the roster of duty', () => {
  let counsellor: User
  let noor: Browser

  beforeEach(async () => {
    counsellor = await build.counsellor()
    noor = await as(counsellor)
  })

  const night = (given: object = {}) => ({
    ...{ userId: counsellor.id, post: 'first' },
    ...{ startsAt: '2026-03-18T18:00:00+08:00', endsAt: '2026-03-19T08:00:00+08:00' },
    ...given,
  })
  const set = (body: object, browser = noor) => browser.post('/duty-shifts').send(body)

  it('is set by counsellors and directors, and read by the centre', async () => {
    const { body } = await set(night()).expect(201)
    expect(body).to.deep.include({
      person: { id: counsellor.id, name: counsellor.displayName },
      ...{ post: 'first', startsAt: '2026-03-18T10:00:00.000Z', endsAt: '2026-03-19T00:00:00.000Z' },
    })
    const director = await build.director()
    await set(night({ post: 'backup', userId: director.id }), await as(director)).expect(201)
    const lead = await as(await build.caseworker())
    expect((await lead.get('/duty-shifts').expect(200)).body.items).to.have.length(2)
    expect((await lead.get('/duty-shifts?post=backup').expect(200)).body.items).to.have.length(1)
    await set(night(), lead).expect(403)
    const firm = await build.partnerFirm()
    for (const user of [
      await build.manager(),
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.officer(),
      await build.administrator(),
    ]) {
      const browser = await as(user)
      await browser.get('/duty-shifts').expect(403)
      await set(night(), browser).expect(403)
      await browser.get('/my/duty-channels').expect(403)
      await browser.post('/my/duty-channels').send({ address: 'a@b.example' }).expect(403)
    }
    expect(await DutyShift.count()).to.equal(2)
  })

  it('has one person at a time in each post', async () => {
    await set(night()).expect(201)
    const other = { userId: (await build.counsellor()).id }
    await set(night(other)).expect(409)
    await set(
      night({ ...other, startsAt: '2026-03-19T07:59:59+08:00', endsAt: '2026-03-19T12:00:00Z' }),
    ).expect(409)
    await set(
      night({ ...other, startsAt: '2026-03-19T08:00:00+08:00', endsAt: '2026-03-19T12:00:00Z' }),
    ).expect(201)
    await set(night({ ...other, post: 'backup' })).expect(201)
    expect(await DutyShift.count()).to.equal(3)
  })

  it('has one person in a post that two are put in at once', async () => {
    const other = { userId: (await build.counsellor()).id }
    const both = await Promise.all([set(night()), set(night(other))])
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    expect(await DutyShift.count()).to.equal(1)
  })

  it('takes nobody from outside and no stretch that is over or runs backwards', async () => {
    const firm = await build.partnerFirm()
    const pointer = async (given: object) =>
      (await set(night(given)).expect(422)).body.errors[0].pointer as string
    for (const user of [
      await build.manager(),
      await build.partnerLawyer(firm),
      await build.user(['psychosocial'], { status: 'suspended' }),
    ])
      expect(await pointer({ userId: user.id })).to.equal('/userId')
    expect(await pointer({ startsAt: '2026-03-19T08:00:00+08:00' })).to.equal('/endsAt')
    expect(await pointer({ startsAt: '2026-03-18T04:00:00Z', endsAt: '2026-03-18T06:00:00Z' })).to.equal(
      '/endsAt',
    )
    for (const [startsAt, endsAt, wrong] of [
      ['2000-01-01T00:00:00Z', '2199-01-01T00:00:00Z', '/endsAt'],
      ['2026-03-18T06:00:00Z', '2026-04-18T06:00:01Z', '/endsAt'],
      ['2027-03-10T06:00:00Z', '2027-03-18T06:00:01Z', '/endsAt'],
      ['2026-03-17T05:59:59Z', '2026-03-20T06:00:00Z', '/startsAt'],
    ])
      expect(await pointer({ startsAt, endsAt })).to.equal(wrong)
    expect(await pointer({ startsAt: 'tonight' })).to.equal('/startsAt')
    expect(await pointer({ post: 'third' })).to.equal('/post')
    expect([await DutyShift.count(), await auditVerbs()]).to.deep.equal([0, []])
  })

  it('takes a shift of a month, one that began a day ago and one that ends in a year', async () => {
    for (const [post, startsAt, endsAt] of [
      ['first', '2026-03-18T06:00:00Z', '2026-04-18T06:00:00Z'],
      ['backup', '2026-03-17T06:00:00Z', '2026-03-18T06:00:01Z'],
      ['first', '2027-03-10T06:00:00Z', '2027-03-18T06:00:00Z'],
    ])
      await set(night({ post, startsAt, endsAt })).expect(201)
  })

  it('loses a shift that has not begun, ends one that has, and keeps one that is over', async () => {
    const { id } = (await set(night()).expect(201)).body
    await (await as(await build.caseworker())).delete(`/duty-shifts/${id}`).expect(403)
    await (await as(await build.manager())).delete(`/duty-shifts/${id}`).expect(404)
    await noor.delete(`/duty-shifts/${id}`).expect(204)
    expect(await DutyShift.count()).to.equal(0)
    const begun = (await set(night({ startsAt: '2026-03-18T04:00:00Z' })).expect(201)).body
    await noor.delete(`/duty-shifts/${begun.id}`).expect(204)
    expect((await DutyShift.findByPk(begun.id))?.endsAt.toISOString()).to.equal('2026-03-18T06:00:00.000Z')
    setClock('2026-03-18T07:00:00.000Z')
    await (await as(counsellor)).delete(`/duty-shifts/${begun.id}`).expect(409)
    expect(await auditVerbs()).to.deep.equal(['duty.set', 'duty.ended', 'duty.set', 'duty.ended'])
  })
})

describe('the channels of somebody on duty', () => {
  it('are kept by themselves, encrypted, each address once', async () => {
    const noor = await as(await build.counsellor())
    const other = await as(await build.director())
    const add = (address: string, label?: string) => noor.post('/my/duty-channels').send({ address, label })
    const { body } = await add('5550199@pager.example', 'Pager').expect(201)
    expect(body).to.include({ address: '5550199@pager.example', label: 'Pager' })
    await add('5550199@PAGER.example').expect(409)
    for (const wrong of ['5550199', 'a@b.example, c@d.example', 'a@b.example\nBcc: c@d.example', ''])
      expect((await add(wrong).expect(422)).body.errors[0].pointer).to.equal('/address')
    expect((await noor.get('/my/duty-channels').expect(200)).body.items).to.deep.equal([body])
    expect((await other.get('/my/duty-channels').expect(200)).body.items).to.deep.equal([])
    await other.delete(`/my/duty-channels/${body.id}`).expect(404)
    expect(await DutyChannel.count()).to.equal(1)
    await noor.delete(`/my/duty-channels/${body.id}`).expect(204)
    await noor.delete(`/my/duty-channels/${body.id}`).expect(404)
    expect(await DutyChannel.count()).to.equal(0)
  })

  it('are ten at most', async () => {
    const noor = await as(await build.counsellor())
    const add = (at: number) => noor.post('/my/duty-channels').send({ address: `a${at}@pager.example` })
    for (let at = 0; at < 10; at++) await add(at).expect(201)
    await add(10).expect(409)
    expect(await DutyChannel.count()).to.equal(10)
  })
})
