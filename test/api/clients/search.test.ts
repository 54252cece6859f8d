import { expect } from 'chai'
import { marked } from '../../../api/text.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused } from '../cases/world.ts'

async function registered(
  who: User,
  given: { fullName: string; names?: object[]; documentNumbers?: object[] },
): Promise<string> {
  return (await (await as(who)).post('/clients').send(given).expect(201)).body.id
}

async function found(who: User, asked: object): Promise<string[]> {
  const { body } = await (await as(who)).post('/clients/search').send(asked).expect(200)
  return body.items.map((item: { id: string }) => item.id)
}

describe('POST /clients/search', () => {
  for (const [fullName, ...asked] of [
    ['Maria Garcia-Lopez', 'maria', 'GARCIA', 'lopez maria', 'garcía lópez', 'Garcia-Lopez'],
    ['Nguyễn Thị Đặng', 'nguyen', 'NGUYỄN', 'thi dang', 'Đặng'],
    ['陳大文', '陳', '大文', '陳大文', '文大'],
    ['محمد عبد الله', 'محمد', 'الله عبد', 'مُحَمَّد', 'محـمد'],
    ['علی\u200Cرضا', 'علیرضا'],
    ['Сергей Ёлкин', 'сергеи елкин', 'СЕРГЕЙ'],
    ['தமிழ் செல்வன்', 'தமிழ்', 'செல்வன்'],
    ['Ali\u202Enoor', 'alinoor'],
    ['Ｊｏｈｎ Ｄｏｅ', 'john'],
    ['Łukasz Østergård', 'lukasz ostergard'],
    ["Robert'); DROP TABLE clients; --", 'robert', 'drop table', "Robert'); DROP TABLE clients; --"],
  ]) {
    it(`finds ${marked(fullName ?? '')} by ${asked.join(', ')}`, async () => {
      const maria = await build.caseworker()
      const id = await registered(maria, { fullName: fullName ?? '' })
      await registered(maria, { fullName: 'Somebody Else' })
      for (const name of asked) expect(await found(maria, { name }), name).to.deep.equal([id])
    })
  }

  it('finds by the name on any paper', async () => {
    const maria = await build.caseworker()
    const names = [
      { kind: 'native-script', name: '王小明' },
      { kind: 'alias', name: 'Tommy' },
    ]
    const id = await registered(maria, { fullName: 'Wang Xiaoming', names })
    for (const name of ['tommy', '王', 'xiaoming 王'])
      expect(await found(maria, { name }), name).to.deep.equal([id])
  })

  it('finds by a document number, however it is spaced, among many names', async () => {
    const maria = await build.caseworker()
    const names = Array.from({ length: 20 }, (_, at) => ({
      kind: 'alias',
      name: `a${at} b${at} c${at} d${at} e${at}`,
    }))
    const documentNumbers = [{ kind: 'recognizance', number: 'RBCL 123/45 (6)' }]
    const id = await registered(maria, { fullName: 'Suharto', names, documentNumbers })
    for (const documentNumber of ['RBCL123456', 'rbcl 123 45 6', 'RBCL-123/45(6)'])
      expect(await found(maria, { documentNumber }), documentNumber).to.deep.equal([id])
    expect(await found(maria, { documentNumber: 'RBCL12345' })).to.deep.equal([])
  })

  it('asks for every part that was named, and takes % and _ for no part at all', async () => {
    const maria = await build.caseworker()
    await registered(maria, { fullName: 'Maria Garcia' })
    expect(await found(maria, { name: 'maria lopez' })).to.deep.equal([])
    expect(await found(maria, { name: 'mar%' })).to.deep.equal([])
    expect(await found(maria, { name: '_aria' })).to.deep.equal([])
    expect(await found(maria, { name: "' OR 1=1 --" })).to.deep.equal([])
  })

  it('finds nothing among the clients of others: it is no way to ask whether somebody is here', async () => {
    const maria = await build.caseworker()
    const colleague = await build.caseworker()
    await registered(maria, { fullName: 'Suharto', documentNumbers: [{ kind: 'passport', number: 'A1' }] })

    const here = await (await as(colleague)).post('/clients/search').send({ name: 'suharto' }).expect(200)
    const nowhere = await (await as(colleague)).post('/clients/search').send({ name: 'nobody' }).expect(200)

    expect(here.body).to.deep.equal(nowhere.body)
    expect(await found(colleague, { documentNumber: 'A1' })).to.deep.equal([])
    expect(await found(await build.director(), { name: 'suharto' })).to.have.length(1)
  })

  it('finds no client behind a wall', async () => {
    const maria = await build.caseworker()
    const director = await build.director()
    const id = await registered(maria, { fullName: 'Suharto' })
    const legalCase = await build.case({ lead: maria, clientId: id })
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    await build.wall({ caseId: legalCase.id, userId: director.id })
    for (const who of [maria, director]) expect(await found(who, { name: 'suharto' })).to.deep.equal([])
  })

  it('audits whom it found, never what was asked', async () => {
    const maria = await build.caseworker()
    const id = await registered(maria, { fullName: 'Suharto' })
    await found(maria, { name: 'suharto' })
    const entry = await AuditEntry.findOne({ where: { action: 'clients.searched' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subject: 'Client', subjectId: null })
    expect(JSON.parse(entry.details)).to.deep.equal({ records: [id] })
  })

  it('refuses a question without a letter or digit, and two questions in one (422)', async () => {
    const maria = await build.caseworker()
    const wrong = [
      {},
      { name: '%%' },
      { documentNumber: ' - ' },
      { name: ['x'] },
      { name: 'x', documentNumber: 'y' },
    ]
    for (const asked of wrong) await refused(maria, 422, ['post', '/clients/search', asked])
  })

  it('is refused to the manager of partnerships (403)', async () => {
    await refused(await build.manager(), 403, ['post', '/clients/search', { name: 'x' }])
  })
})
