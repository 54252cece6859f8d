import { expect } from 'chai'
import { Contact } from '../../../models/Contact.ts'
import { database } from '../../../models/database.ts'
import type { Firm } from '../../../models/Firm.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const ines = {
  name: 'Inês Quillfeather',
  roles: ['coordinator', 'conflict-contact'],
  email: 'Ines@Ashworth.example',
  telephone: '+852 5550 0142',
  office: 'Hong Kong',
  language: 'zh-Hant',
}

describe('contacts at a firm', () => {
  let firm: Firm
  let manager: Browser
  const at = (path = '') => `/firms/${firm.id}/contacts${path}`

  beforeEach(async () => {
    firm = await build.partnerFirm()
    manager = await as(await build.manager())
  })

  const added = async (body: object = ines, browser = manager) =>
    (await browser.post(at()).send(body).expect(201)).body as { id: string }
  const etagOf = async ({ id }: { id: string }) =>
    (await manager.get(at(`/${id}`)).expect(200)).headers.etag ?? ''

  it('are written down, listed, changed and ended', async () => {
    const contact = await added()
    expect(contact).to.deep.include({ ...ines, email: 'ines@ashworth.example', startsOn: '2026-03-18' })
    expect(contact).to.include({ userId: null, endsOn: null })
    const changed = await manager
      .patch(at(`/${contact.id}`))
      .set('If-Match', await etagOf(contact))
      .send({ telephone: null, language: 'ur' })
      .expect(200)
    expect(changed.body).to.include({ telephone: null, language: 'ur', name: ines.name })

    await manager
      .put(at(`/${contact.id}/ending`))
      .send({ endsOn: '2026-04-30' })
      .expect(204)
    const { body } = await manager.get(at()).expect(200)
    expect(body.items).to.deep.equal([{ ...changed.body, endsOn: '2026-04-30' }])
    expect(await auditVerbs()).to.deep.equal(['contact.added', 'contact.changed', 'contact.ended'])
  })

  it('are unreadable in the table', async () => {
    await added()
    const [rows] = await database().query('SELECT * FROM contacts')
    expect(JSON.stringify(rows)).not.to.match(/Quillfeather|ashworth|5550/)
  })

  it('are edited by whoever read the present version', async () => {
    const contact = await added()
    const etag = await etagOf(contact)
    const patch = (name: string) => manager.patch(at(`/${contact.id}`)).send({ name })
    await patch('Lost').expect(428)
    const answers = await Promise.all([
      patch('One').set('If-Match', etag),
      patch('Two').set('If-Match', etag),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412])
    expect(await auditVerbs()).to.deep.equal(['contact.added', 'contact.changed'])
  })

  it('that end on the day they were written down leave nothing to write to', async () => {
    const contact = await added()
    await manager
      .put(at(`/${contact.id}/ending`))
      .send({})
      .expect(204)
    expect(await Contact.count()).to.equal(0)
  })

  it('end once, within their time, and are not edited afterwards', async () => {
    const contact = await added()
    await Contact.update({ startsOn: '2026-01-01' }, { where: { id: contact.id } })
    const end = (body: object) => manager.put(at(`/${contact.id}/ending`)).send(body)
    await end({ endsOn: '2025-12-31' }).expect(422)
    await end({}).expect(204)
    await end({}).expect(409)
    await manager
      .patch(at(`/${contact.id}`))
      .set('If-Match', await etagOf(contact))
      .send({ name: 'Late' })
      .expect(409)
    expect((await Contact.findByPk(contact.id))?.endsOn).to.equal('2026-03-17')
  })

  it('may have an account of this firm and of no other', async () => {
    const [ours, theirs] = [await build.coordinator(firm), await build.coordinator(await build.partnerFirm())]
    for (const userId of [theirs.id, (await build.caseworker()).id]) {
      const { body } = await manager
        .post(at())
        .send({ ...ines, userId })
        .expect(422)
      expect(body.errors).to.deep.equal([{ pointer: '/userId', detail: 'nobody of this firm' }])
    }
    const contact = await added({ ...ines, userId: ours.id })
    await manager
      .patch(at(`/${contact.id}`))
      .set('If-Match', await etagOf(contact))
      .send({ userId: theirs.id })
      .expect(422)
    expect((await Contact.findByPk(contact.id))?.userId).to.equal(ours.id)
  })

  it('refuse what is no contact', async () => {
    for (const wrong of [
      { name: '' },
      { name: 'Two\nlines' },
      { roles: [] },
      { roles: ['finance', 'finance'] },
      { roles: ['cleaner'] },
      { language: 'Chinese' },
      { email: 'nobody' },
      { firmId: firm.id },
      { userId: 'me' },
    ]) {
      await manager
        .post(at())
        .send({ ...ines, ...wrong })
        .expect(422)
    }
    expect(await Contact.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('are looked after by the programme and the firm itself, and by nobody else', async () => {
    const contact = await added()
    const stranger = await build.coordinator(await build.partnerFirm())
    const table: [Browser, number, number][] = [
      [await as(await build.director()), 200, 201],
      [await as(await build.coordinator(firm)), 200, 201],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(stranger), 404, 404],
      [anyone(), 401, 401],
    ]
    for (const [browser, read, write] of table) {
      await browser.get(at()).expect(read)
      await browser.get(at(`/${contact.id}`)).expect(read)
      await browser.post(at()).send(ines).expect(write)
      if (write === 201) continue
      await browser
        .patch(at(`/${contact.id}`))
        .set('If-Match', '"x"')
        .send({ name: 'X' })
        .expect(write)
      await browser
        .put(at(`/${contact.id}/ending`))
        .send({})
        .expect(write)
    }
    expect(await Contact.count()).to.equal(3)
  })

  it('are not reached through another firm', async () => {
    const contact = await added()
    const other = await build.partnerFirm()
    const theirs = await as(await build.coordinator(other))
    for (const browser of [manager, theirs]) {
      await browser.get(`/firms/${other.id}/contacts/${contact.id}`).expect(404)
      await browser
        .patch(`/firms/${other.id}/contacts/${contact.id}`)
        .set('If-Match', '"x"')
        .send({ name: 'X' })
        .expect(404)
      await browser.put(`/firms/${other.id}/contacts/${contact.id}/ending`).send({}).expect(404)
    }
  })
})
