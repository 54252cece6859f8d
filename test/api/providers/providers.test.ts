import { expect } from 'chai'
import { schedule } from '../../../jobs/schedule.ts'
import { database } from '../../../models/database.ts'
import { Provider } from '../../../models/Provider.ts'
import { Task } from '../../../models/Task.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { workAt } from '../../support/jobs.ts'

const clinic = {
  name: 'Clinic by the Ferry',
  kind: 'clinic',
  services: [
    { service: 'mental-health', layer: 4 },
    { service: 'health', layer: 1 },
  ],
  languages: ['ur', 'zh-Hant'],
  contactName: 'Odalys Quillfeather',
  email: 'Intake@Ferry.example',
  telephone: '+852 5550 0199',
}

const { 'providers.review': reviewing } = schedule.recurring
const onlyThis = { recurring: reviewing ? { 'providers.review': reviewing } : {}, requested: {} }
const morningOf = (day: string) => workAt(`${day}T00:30:00.000Z`, onlyThis)

describe('the directory of providers', () => {
  let director: Browser

  beforeEach(async () => {
    director = await as(await build.director())
  })

  const added = async (body: object = clinic) =>
    (await director.post('/providers').send(body).expect(201)).body as { id: string }
  const namesFor = async (query: string, browser = director) =>
    (await browser.get(`/providers?${query}`).expect(200)).body.items.map(({ name }: Provider) => name)

  it('takes an entry in as true for a year, and every line of it can be changed', async () => {
    const entry = await added()
    expect(entry).to.deep.include({ ...clinic, email: 'intake@ferry.example', status: 'active' })
    expect(entry).to.include({ reviewedOn: '2026-03-18', reviewDueOn: '2027-03-18', capacity: null })
    const { headers } = await director.get(`/providers/${entry.id}`).expect(200)
    const edit = { capacity: 12, telephone: null, cost: 'Free' }
    const change = (etag: string) => director.patch(`/providers/${entry.id}`).set('If-Match', etag).send(edit)
    const { body } = await change(headers.etag ?? '').expect(200)
    expect(body).to.deep.equal({ ...entry, ...edit })
    await change(headers.etag ?? '').expect(412)
    await director.patch(`/providers/${entry.id}`).send(edit).expect(428)
    expect(await auditVerbs()).to.deep.equal(['provider.added', 'provider.changed'])
  })

  it('keeps contacts unreadable in the table', async () => {
    await added()
    const [rows] = await database().query('SELECT * FROM providers')
    expect(JSON.stringify(rows)).not.to.match(/Quillfeather|ferry\.example|5550/)
  })

  it('is searched by kind, service, layer and language, and by a service at its own layer', async () => {
    await added()
    await build.provider({ name: 'Our team', services: [{ service: 'psychosocial', layer: 4 }] })
    await build.provider({ name: 'Shut', status: 'ended' })
    expect(await namesFor('')).to.deep.equal(['Clinic by the Ferry', 'Our team'])
    expect(await namesFor('status=ended')).to.deep.equal(['Shut'])
    expect(await namesFor('kind=clinic')).to.deep.equal(['Clinic by the Ferry'])
    expect(await namesFor('service=health')).to.deep.equal(['Clinic by the Ferry'])
    expect(await namesFor('layer=4')).to.deep.equal(['Clinic by the Ferry', 'Our team'])
    expect(await namesFor('service=health&layer=4')).to.deep.equal([])
    expect(await namesFor('service=psychosocial&layer=4')).to.deep.equal(['Our team'])
    expect(await namesFor('language=zh-Hant')).to.deep.equal(['Clinic by the Ferry'])
    expect(await namesFor('language=zh')).to.deep.equal([])
    for (const wrong of ['service=singing', 'layer=5', 'layer=x', 'language=Urdu%22', 'kind=bar', 'email=x'])
      await director.get(`/providers?${wrong}`).expect(422)
  })

  it('refuses what is no entry', async () => {
    for (const wrong of [
      { name: '' },
      { kind: 'bar' },
      { services: [] },
      { services: [{ service: 'health', layer: 5 }] },
      {
        services: [
          { service: 'health', layer: 1 },
          { service: 'health', layer: 2 },
        ],
      },
      { languages: ['ur', 'ur'] },
      { email: 'two@x.example, three@x.example' },
      { capacity: -1 },
      { reviewDueOn: '2026-03-18' },
      { reviewDueOn: '2027-03-19' },
      { status: 'ended' },
    ])
      await director
        .post('/providers')
        .send({ ...clinic, ...wrong })
        .expect(422)
    expect(await Provider.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is kept by directors and the psychosocial team, read by caseworkers, and hidden from all others', async () => {
    const { id } = await added()
    const firm = await build.partnerFirm()
    const table: [Browser, number, number][] = [
      [await as(await build.counsellor()), 200, 201],
      [await as(await build.caseworker()), 200, 403],
      [await as(await build.manager()), 403, 403],
      [await as(await build.coordinator(firm)), 403, 403],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.officer()), 403, 403],
      [await as(await build.administrator()), 403, 403],
      [anyone(), 401, 401],
    ]
    for (const [browser, read, write] of table) {
      const one = read === 403 ? 404 : read
      const edit = read === 403 ? 404 : write
      const list = await browser.get('/providers').expect(read)
      const shown = await browser.get(`/providers/${id}`).expect(one)
      if (read !== 200) expect(JSON.stringify([list.body, shown.body])).not.to.match(/Quillfeather|ferry/)
      await browser.post('/providers').send(clinic).expect(write)
      if (write === 201) continue
      await browser.patch(`/providers/${id}`).set('If-Match', '"x"').send({ cost: 'Free' }).expect(edit)
      await browser.put(`/providers/${id}/review`).send({}).expect(edit)
    }
    expect(await Provider.count()).to.equal(2)
    await director.get('/providers/01999999-9999-7999-8999-999999999999').expect(404)
  })

  it('asks a director once when a review is due, and again when the next one is', async () => {
    const { id } = await added({ ...clinic, reviewDueOn: '2026-06-01' })
    const ended = await build.provider({ status: 'ended', reviewDueOn: '2026-05-01' })
    await morningOf('2026-05-31')
    expect(await Task.count()).to.equal(0)
    await morningOf('2026-06-01')
    await morningOf('2026-06-02')
    const [task, ...more] = await Task.findAll()
    expect(more).to.deep.equal([])
    expect(task).to.include({
      kind: 'provider-review',
      owedBy: 'director',
      dueOn: '2026-06-01',
      state: 'open',
    })

    const again = await as(await build.director())
    for (const nextDueOn of ['2026-06-02', '2027-06-03', 'soon'])
      await again.put(`/providers/${id}/review`).send({ nextDueOn }).expect(422)
    await again.put(`/providers/${ended.id}/review`).send({}).expect(409)
    const { body } = await again.put(`/providers/${id}/review`).send({ nextDueOn: '2026-12-01' }).expect(200)
    expect(body).to.include({ reviewedOn: '2026-06-02', reviewDueOn: '2026-12-01' })
    expect((await task?.reload())?.state).to.equal('done')
    await morningOf('2026-12-01')
    expect(await Task.count({ where: { state: 'open' } })).to.equal(1)
  })

  it('lets a provider end only when no referral to it is open', async () => {
    const { client, lead } = await build.lease()
    const provider = await build.provider()
    const referral = await build.referral({
      clientId: client.id,
      providerId: provider.id,
      referredBy: lead.id,
    })
    const end = async () => {
      const { headers } = await director.get(`/providers/${provider.id}`).expect(200)
      return director
        .patch(`/providers/${provider.id}`)
        .set('If-Match', headers.etag ?? '')
        .send({ status: 'ended' })
    }
    expect((await end()).status).to.equal(409)
    await referral.update({ state: 'completed', settledOn: '2026-03-18', ownerId: null })
    expect((await end()).status).to.equal(200)
  })
})
