import { expect } from 'chai'
import { Credential } from '../../../models/Credential.ts'
import { newId } from '../../../models/columns.ts'
import { database } from '../../../models/database.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import type { User } from '../../../models/User.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const induction = {
  kind: 'induction',
  title: 'The unified screening mechanism',
  heldOn: '2026-03-10',
  minutes: 150,
  pointsTenths: 25,
  accreditedBy: 'Law Society',
}

describe('trainings', () => {
  let firm: Firm
  let lawyer: User
  let manager: Browser

  beforeEach(async () => {
    firm = await build.partnerFirm()
    lawyer = await build.user(['partner_lawyer'], { firmId: firm.id, displayName: 'Amara Okafor' })
    manager = await as(await build.manager())
  })

  const held = async (given: object = {}) =>
    (
      await manager
        .post('/trainings')
        .send({ ...induction, ...given })
        .expect(201)
    ).body as { id: string }
  const attend = ({ id }: { id: string }, body: object, browser = manager) =>
    browser.post(`/trainings/${id}/attendances`).send(body)

  it('are written down, also ahead of time, and listed with the newest first', async () => {
    const early = await held({ title: 'Early \u202e', firmId: firm.id })
    const late = await held({ kind: 'other', heldOn: '2026-05-01', pointsTenths: null, accreditedBy: null })
    expect(early).to.deep.equal({ ...induction, id: early.id, firmId: firm.id, title: 'Early ⟦U+202E⟧' })

    const { body } = await manager.get('/trainings').expect(200)
    expect(body.items).to.deep.equal([late, early])
    const filtered = await manager.get(`/trainings?kind=induction&firmId=${firm.id}`).expect(200)
    expect(filtered.body.items).to.deep.equal([early])
    expect((await manager.get(`/trainings/${late.id}`).expect(200)).body).to.deep.equal(late)
    expect(await auditVerbs()).to.deep.equal(['training.added', 'training.added'])
  })

  it('refuse what is no training', async () => {
    for (const [wrong, pointer] of [
      [{ title: '' }, '/title'],
      [{ minutes: 0 }, '/minutes'],
      [{ minutes: 90.5 }, '/minutes'],
      [{ kind: 'party' }, '/kind'],
      [{ pointsTenths: -1 }, '/pointsTenths'],
      [{ accreditedBy: null }, '/accreditedBy'],
      [{ firmId: newId() }, '/firmId'],
      [{ heldOn: '2026-02-31' }, '/heldOn'],
    ] as const) {
      const { body } = await manager
        .post('/trainings')
        .send({ ...induction, ...wrong })
        .expect(422)
      expect(body.errors[0].pointer).to.equal(pointer)
    }
    expect(await Training.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('of induction entitle whoever was there, for two years unless told', async () => {
    const training = await held()
    const other = await build.user(['partner_lawyer'], { firmId: firm.id })
    const { body } = await attend(training, { userId: lawyer.id }).expect(201)
    expect(body).to.deep.equal({ id: body.id, firmId: firm.id, userId: lawyer.id, name: 'Amara Okafor' })
    await attend(training, { userId: other.id, inductionEndsOn: '2026-12-31' }).expect(201)
    const held2 = await Credential.findAll({ order: ['endsOn'] })
    expect(held2.map(one => [one.userId, one.kind, one.startsOn, one.endsOn, one.trainingId])).to.deep.equal([
      [other.id, 'induction', '2026-03-10', '2026-12-31', training.id],
      [lawyer.id, 'induction', '2026-03-10', '2028-03-10', training.id],
    ])
  })

  it('of other kinds entitle nobody, nor does an induction without an account', async () => {
    const [other, first] = [await held({ kind: 'interviewing' }), await held()]
    await attend(other, { userId: lawyer.id }).expect(201)
    await attend(first, { name: 'Noor Adeyinka', firmId: firm.id }).expect(201)
    const { body } = await attend(other, {
      userId: (await build.coordinator(firm)).id,
      inductionEndsOn: '2027-01-01',
    }).expect(422)
    expect(body.errors[0].pointer).to.equal('/inductionEndsOn')
    await attend(first, { userId: lawyer.id, inductionEndsOn: '2026-03-09' }).expect(422)
    expect(await Credential.count()).to.equal(0)
    expect(await TrainingAttendance.count()).to.equal(2)
  })

  it('count nobody twice, however the name is written and whoever is faster', async () => {
    const training = await held()
    const both = await Promise.all([1, 2].map(() => attend(training, { userId: lawyer.id })))
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    expect(await Credential.count()).to.equal(1)
    const names = await Promise.all(
      ['Noor Adeyinka', 'NOOR adeyinka'].map(name => attend(training, { name, firmId: firm.id })),
    )
    expect(names.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    await attend(training, { name: 'Noor Adeyinka', firmId: (await build.firm()).id }).expect(201)
    await attend(await held(), { userId: lawyer.id }).expect(201)
    const [rows] = await database().query('SELECT attendee FROM training_attendances')
    expect(JSON.stringify(rows)).not.to.match(/noor/i)
  })

  it('that lie ahead have no attendance', async () => {
    const training = await held({ heldOn: '2026-03-19' })
    await attend(training, { userId: lawyer.id }).expect(409)
    expect(await TrainingAttendance.count()).to.equal(0)
    await attend(await held({ heldOn: '2026-03-18' }), { userId: lawyer.id }).expect(201)
  })

  it('are attended by people of firms', async () => {
    const training = await held()
    for (const body of [
      { userId: (await build.caseworker()).id },
      { userId: newId() },
      { name: 'Noor', firmId: newId() },
      { name: 'Noor' },
      { name: 'Noor', firmId: firm.id, inductionEndsOn: '2027-01-01' },
      { userId: lawyer.id, name: 'Noor' },
      {},
    ]) {
      await attend(training, body).expect(422)
    }
    expect(await TrainingAttendance.count()).to.equal(0)
  })

  it('show a firm its own people and no other’s', async () => {
    const [shared, theirs] = [await held(), await held()]
    const other = await build.partnerFirm()
    const stranger = await build.partnerLawyer(other)
    await attend(shared, { userId: lawyer.id }).expect(201)
    await attend(shared, { userId: stranger.id }).expect(201)
    await attend(theirs, { name: 'Somebody Else', firmId: other.id }).expect(201)

    const coordinator = await as(await build.coordinator(firm))
    const list = await coordinator.get('/trainings').expect(200)
    expect(list.body.items.map(({ id }: { id: string }) => id)).to.deep.equal([shared.id])
    await coordinator.get(`/trainings/${theirs.id}`).expect(404)
    await coordinator.get(`/trainings/${theirs.id}/attendances`).expect(404)
    const { body } = await coordinator.get(`/trainings/${shared.id}/attendances`).expect(200)
    expect(body.items.map(({ userId }: { userId: string }) => userId)).to.deep.equal([lawyer.id])
    const all = await manager.get(`/trainings/${shared.id}/attendances?limit=1`).expect(200)
    const rest = await manager.get(`/trainings/${shared.id}/attendances?cursor=${all.body.next}`).expect(200)
    expect([...all.body.items, ...rest.body.items]).to.have.length(2)
  })

  it('are held by those who run the programme', async () => {
    const training = await held({ firmId: firm.id })
    const table: [Browser, number, number, number][] = [
      [await as(await build.coordinator(firm)), 200, 403, 403],
      [await as(await build.coordinator(await build.partnerFirm())), 404, 403, 404],
      [await as(lawyer), 404, 403, 404],
      [await as(await build.caseworker()), 404, 403, 404],
      [anyone(), 401, 401, 401],
      [await as(await build.director()), 200, 201, 201],
    ]
    for (const [browser, read, add, attendance] of table) {
      await browser.get(`/trainings/${training.id}`).expect(read)
      await browser.get(`/trainings/${training.id}/attendances`).expect(read)
      await browser.post('/trainings').send(induction).expect(add)
      await attend(training, { userId: lawyer.id }, browser).expect(attendance)
    }
    expect(await TrainingAttendance.count()).to.equal(1)
  })
})
