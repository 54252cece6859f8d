import { expect } from 'chai'
import type { Response } from 'supertest'
import { Firm } from '../../../models/Firm.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const nobody = '0198aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'

const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('firms', () => {
  let manager: Browser

  beforeEach(async () => {
    manager = await as(await build.manager())
  })

  it('are put on the list and read back', async () => {
    const { body, headers } = await manager
      .post('/firms')
      .send({ name: ' 安信律師事務所 ', offices: ['香港', 'London'] })
      .expect(201)

    expect(body).to.deep.include({ name: '安信律師事務所', offices: ['香港', 'London'], status: 'prospect' })
    const read = await manager.get(headers.location?.replace('/api/v1', '') ?? '').expect(200)
    expect(read.body).to.deep.equal({ ...body, partnerships: [], payments: [] })
    expect(await auditVerbs()).to.deep.equal(['firm.added'])
  })

  it('show characters that would act unseen, and keep a long name whole', async () => {
    const long = '律'.repeat(400)
    await build.firm({ name: 'Okafor \u202ePLL\u202c' })
    await build.firm({ name: long })

    const { body } = await manager.get('/firms').expect(200)
    expect(names(body)).to.have.members([long, 'Okafor ⟦U+202E⟧PLL⟦U+202C⟧'])
  })

  it('come in pages by name, filtered by status, each once', async () => {
    for (const number of [3, 1, 2]) await build.firm({ name: `${'長'.repeat(200)} ${number}` })
    await build.firm({ name: 'Ashworth', status: 'prospect' })

    const seen: string[] = []
    let path: string | null = '/firms?limit=1&status=partner'
    while (path) {
      const page: Response = await manager.get(path).expect(200)
      seen.push(...names(page.body))
      path = page.body.next ? `/firms?limit=1&status=partner&cursor=${page.body.next}` : null
    }
    expect(new Set(seen).size).to.equal(3)
    expect(seen).to.have.length(3)

    const backwards = await manager.get('/firms?sort=-name&limit=200').expect(200)
    expect(names(backwards.body).at(-1)).to.equal('Ashworth')
  })

  it('are changed by whoever read the present version', async () => {
    const firm = await build.firm()
    const { headers } = await manager.get(`/firms/${firm.id}`).expect(200)
    const etag = headers.etag ?? ''

    const changed = await manager
      .patch(`/firms/${firm.id}`)
      .set('If-Match', etag)
      .send({ name: 'New Name LLP' })
      .expect(200)
    expect(changed.body).to.include({ name: 'New Name LLP', status: 'partner' })

    await manager.patch(`/firms/${firm.id}`).set('If-Match', etag).send({ name: 'Lost' }).expect(412)
    await manager.patch(`/firms/${firm.id}`).send({ name: 'Lost' }).expect(428)
    await manager
      .patch(`/firms/${firm.id}`)
      .set('If-Match', changed.headers.etag ?? '')
      .send({ offices: ['London'] })
      .expect(200)
    await firm.reload()
    expect([firm.name, firm.offices]).to.deep.equal(['New Name LLP', ['London']])
    expect(await auditVerbs()).to.deep.equal(['firm.changed', 'firm.changed'])
  })

  it('keep their agreement from those who read the outline only', async () => {
    const firm = await build.partnerFirm()
    const caseworker = await as(await build.caseworker())

    const { body } = await caseworker.get(`/firms/${firm.id}`).expect(200)
    expect(body).to.have.all.keys('id', 'name', 'offices', 'status')
    for (const list of ['partnerships', 'payments', 'people']) {
      await caseworker.get(`/firms/${firm.id}/${list}`).expect(403)
    }
  })

  it('show to their own people, who see no other', async () => {
    const [mine, other] = [await build.partnerFirm({ name: 'Mine' }), await build.partnerFirm()]
    for (const person of [await build.coordinator(mine), await build.partnerLawyer(mine)]) {
      const browser = await as(person)
      expect(names((await browser.get('/firms').expect(200)).body)).to.deep.equal(['Mine'])
      await browser.get(`/firms/${mine.id}`).expect(200)
      await browser.get(`/firms/${other.id}`).expect(404)
      await browser.get(`/firms/${other.id}/partnerships`).expect(404)
      await browser.patch(`/firms/${other.id}`).set('If-Match', '"x"').send({ name: 'X' }).expect(404)
      await browser.patch(`/firms/${mine.id}`).set('If-Match', '"x"').send({ name: 'X' }).expect(403)
      await browser.post('/firms').send({ name: 'X', offices: [] }).expect(403)
    }
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('are not for those without a sign-in or without a part in them', async () => {
    const firm = await build.firm()
    await anyone().get('/firms').expect(401)
    await anyone().post('/firms').send({ name: 'X', offices: [] }).expect(401)
    await anyone().get(`/firms/${firm.id}`).expect(401)
    await anyone().patch(`/firms/${firm.id}`).send({ name: 'X' }).expect(401)
    const officer = await as(await build.officer())
    await officer.get('/firms').expect(403)
    await officer.get(`/firms/${firm.id}`).expect(404)
    await manager.get(`/firms/${nobody}`).expect(404)
    await manager.get('/firms/7').expect(404)
  })

  it('refuse what they cannot take, and change nothing', async () => {
    const refused: [object, string[]][] = [
      [{}, ['/name', '/offices']],
      [{ name: ' ', offices: [] }, ['/name']],
      [{ name: 'x'.repeat(401), offices: [] }, ['/name']],
      [{ name: 7, offices: 'London' }, ['/name', '/offices']],
      [{ name: 'X', offices: [], id: nobody }, ['/id']],
      [{ name: 'X', offices: [], status: 'enemy' }, ['/status']],
      [{ name: 'X', offices: [], status: 'partner' }, ['/status']],
    ]
    for (const [body, expected] of refused) {
      const answer = await manager.post('/firms').send(body).expect(422)
      expect(pointers(answer.body)).to.have.members(expected)
    }
    for (const query of ['status=enemy', 'sort=id', 'name=x', 'limit=0', 'cursor=x']) {
      await manager.get(`/firms?${query}`).expect(422)
    }
    const firm = await build.firm({ name: 'Kept' })
    for (const body of [{}, { version: 3 }, { name: null }, { status: 'paused' }]) {
      await manager.patch(`/firms/${firm.id}`).set('If-Match', '"x"').send(body).expect(422)
    }
    expect(await Firm.count()).to.equal(1)
    expect((await firm.reload()).name).to.equal('Kept')
    expect(await auditVerbs()).to.deep.equal([])
  })
})
