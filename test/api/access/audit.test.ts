import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { clock, pass } from '../../support/house.ts'

interface Entry {
  seq: number
  action: string
  actorId: string
  subjectId: string
}

describe('reading the audit log', () => {
  async function events() {
    const ada = await build.administrator()
    const browser = await as(ada)
    const invite = (name: string) =>
      browser
        .post('/accounts')
        .send({ email: `${name}@centre.example`, displayName: name, roles: ['caseworker'] })
        .expect(201)
    const ben = (await invite('ben')).body.id as string
    pass(10)
    const noon = clock.now().toISOString()
    const cho = (await invite('cho')).body.id as string
    await browser.post(`/accounts/${ben}/invitation`).expect(204)
    return { ada, ben, cho, noon, officer: await as(await build.officer()) }
  }
  const actionsIn = (body: { items: Entry[] }) => body.items.map(entry => entry.action)

  it('shows who did what to which record, newest first, page by page, and is recorded', async () => {
    const { ada, cho, officer } = await events()
    const first = await officer.get('/audit?limit=2').expect(200)
    expect(actionsIn(first.body)).to.deep.equal(['account.invited-again', 'account.invited'])
    expect(first.body.items[1]).to.deep.include({ actorId: ada.id, subjectId: cho, subject: 'User' })
    expect(first.body.items[1].actorRoles).to.deep.equal(['administrator'])
    const second = await officer.get(`/audit?limit=2&cursor=${first.body.next}`).expect(200)
    expect(actionsIn(second.body)).to.deep.equal(['account.invited'])
    expect((await auditVerbs()).slice(-2)).to.deep.equal(['audit.read', 'audit.read'])
    expect(JSON.stringify(first.body)).not.to.match(/cho@|ben@/)
  })

  it('goes through more than nine entries in the order of numbers', async () => {
    const { officer } = await events()
    for (let number = 0; number < 9; number++) await officer.get('/audit?limit=1').expect(200)
    const seen: number[] = []
    let cursor = ''
    do {
      const { body } = await officer.get(`/audit?sort=seq&limit=5${cursor}`).expect(200)
      seen.push(...body.items.map((entry: Entry) => entry.seq))
      cursor = body.next && seen.length < 12 ? `&cursor=${body.next}` : ''
    } while (cursor)
    expect(seen).to.deep.equal(seen.map((_, at) => at + 1))
    expect(seen.length).to.be.greaterThan(11)
  })

  it('filters by person, record, action and time', async () => {
    const { ada, ben, noon, officer } = await events()
    const count = async (query: string) =>
      (await officer.get(`/audit?${query}`).expect(200)).body.items.length
    expect(await count(`actorId=${ada.id}`)).to.equal(3)
    expect(await count(`subjectId=${ben}`)).to.equal(2)
    expect(await count(`actorId=${ada.id}&action=account.invited`)).to.equal(2)
    expect(await count(`actorId=${ada.id}&from=${noon}`)).to.equal(2)
    expect(await count(`actorId=${ada.id}&to=${noon}`)).to.equal(1)
    expect(await count('subject=AuditEntry')).to.equal(5)
    const third = await AuditEntry.findOne({ where: { action: 'audit.read' }, order: ['seq'], offset: 2 })
    expect(JSON.parse(third?.details ?? '')).to.deep.equal({
      fields: ['actorId', 'action'],
      records: [ada.id],
    })
  })

  it('refuses unknown filters and loose values', async () => {
    const officer = await as(await build.officer())
    const bad = [
      'actor=x',
      'actorId=x',
      'from=yesterday',
      "action=a'%20OR%201=1",
      'sort=at',
      'cursor=x',
      'limit=0',
    ]
    for (const query of bad) await officer.get(`/audit?${query}`).expect(422)
    await officer.get('/audit?action=a.b&action=c.d').expect(422)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is for the data protection officer alone', async () => {
    const others = [build.administrator, build.director, build.caseworker, build.manager, build.counsellor]
    for (const person of others) await (await as(await person())).get('/audit').expect(403)
    await (await as(await build.coordinator(await build.firm()))).get('/audit').expect(403)
    await anyone().get('/audit').expect(401)
    expect(await auditVerbs()).to.deep.equal([])
  })
})
