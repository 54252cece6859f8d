import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import type { Response } from 'supertest'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Firm } from '../../../models/Firm.ts'
import { readFile } from '../../../models/files.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { StoredFile } from '../../../models/StoredFile.ts'
import { run } from '../../../models/statements.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const pdf = (bytes = 2000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)])

describe('the signed document of a partnership', () => {
  let firm: Firm
  let manager: Browser
  const at = (name = 'agreement.pdf') =>
    `/firms/${firm.id}/partnerships/2026/document?name=${encodeURIComponent(name)}`
  const file = (browser: Browser, bytes: Buffer, name?: string) =>
    browser.put(at(name)).set('Content-Type', 'application/pdf').send(bytes)
  const opened = (browser: Browser) => browser.get(at().replace(/\?.*/, ''))
  const bytesOf = (answer: Response) => answer.body as Buffer

  beforeEach(async () => {
    firm = await build.partnerFirm()
    manager = await as(await build.manager())
  })

  it('is filed, and comes out to be saved and never to be run', async () => {
    const bytes = pdf(1_500_000)
    const { body } = await file(manager, bytes, '協議 “2026”.pdf').expect(200)
    expect(body).to.deep.equal({
      name: '協議 “2026”.pdf',
      mediaType: 'application/pdf',
      bytes: bytes.length,
    })

    const answer = await opened(manager).expect(200)
    expect(bytesOf(answer).equals(bytes)).to.equal(true)
    expect(answer.headers['content-type']).to.equal('application/pdf')
    expect(answer.headers['content-disposition']).to.equal(
      `attachment; filename="__ _2026_.pdf"; filename*=UTF-8''%E5%8D%94%E8%AD%B0%20%E2%80%9C2026%E2%80%9D.pdf`,
    )
    expect(answer.headers['x-content-type-options']).to.equal('nosniff')
    expect(answer.headers['content-security-policy']).to.equal("default-src 'none'; sandbox")
  })

  it('leaves a line in the audit log when it is filed and when it is opened, without its name', async () => {
    await file(manager, pdf(), 'Quillfeather.pdf').expect(200)
    await opened(manager).expect(200)

    expect(await auditVerbs()).to.deep.equal(['partnership.document-filed', 'partnership.document-opened'])
    const entries = await AuditEntry.findAll()
    const { documentId } = await Partnership.findOne({ rejectOnEmpty: true })
    for (const entry of entries) expect(entry.details).to.contain(documentId).and.not.contain('Quillfeather')
  })

  it('is replaced, and the earlier one kept', async () => {
    const [first, second] = [pdf(), pdf()]
    await file(manager, first).expect(200)
    const earlier = (await Partnership.findOne({ rejectOnEmpty: true })).documentId ?? ''
    await file(manager, second).expect(200)

    expect(bytesOf(await opened(manager).expect(200)).equals(second)).to.equal(true)
    expect((await readFile(earlier)).bytes.equals(first)).to.equal(true)
    const last = await AuditEntry.findOne({ order: [['seq', 'DESC']], offset: 1, rejectOnEmpty: true })
    expect(last.details).to.contain(earlier)
  })

  it('is stored once, however often the same request comes', async () => {
    const bytes = pdf()
    const again = (content: Buffer) => file(manager, content).set('Idempotency-Key', 'my-own-key')
    const first = await again(bytes).expect(200)
    const second = await again(bytes).expect(200)
    expect(second.body).to.deep.equal(first.body)
    expect(second.headers['idempotency-replayed']).to.equal('true')
    expect((await again(pdf()).expect(422)).body.type).to.equal('/problems/key-reused')

    expect(await StoredFile.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['partnership.document-filed'])
  })

  it('is stored once when the same request comes four times at once', async () => {
    const bytes = pdf(600_000)
    const send = () => file(manager, bytes).set('Idempotency-Key', 'my-own-key').expect(200)
    await Promise.all([send(), send(), send(), send()])
    expect(await StoredFile.count()).to.equal(1)
  })

  it('is read by the coordinator of the firm and by the director, and filed by the director too', async () => {
    const director = await as(await build.director())
    const coordinator = await as(await build.coordinator(firm))
    await file(director, pdf()).expect(200)
    await opened(director).expect(200)
    await opened(coordinator).expect(200)
    await file(coordinator, pdf()).expect(403)
    expect(await StoredFile.count()).to.equal(1)
  })

  it('does not exist for another firm, and is refused to those who see the firm without its agreement', async () => {
    await file(manager, pdf()).expect(200)
    const stranger = await as(await build.coordinator(await build.partnerFirm()))
    await opened(stranger).expect(404)
    await file(stranger, pdf()).expect(404)
    for (const person of [await build.caseworker(), await build.partnerLawyer(firm)]) {
      const browser = await as(person)
      await opened(browser).expect(403)
      await file(browser, pdf()).expect(403)
    }
    await opened(await as(await build.administrator())).expect(404)
    expect(await StoredFile.count()).to.equal(1)
    expect((await auditVerbs()).filter(verb => verb.endsWith('opened'))).to.deep.equal([])
  })

  it('is not there before it is filed, nor for a year without a partnership', async () => {
    await opened(manager).expect(404)
    await manager
      .put(`/firms/${firm.id}/partnerships/2031/document?name=a.pdf`)
      .set('Content-Type', 'application/pdf')
      .send(pdf())
      .expect(404)
    expect([await StoredFile.count(), await AuditEntry.count()]).to.deep.equal([0, 0])
  })

  it('is not handed out, and its opening not recorded, when somebody changed it in the database', async () => {
    await file(manager, pdf(1_200_000)).expect(200)
    await run('DELETE FROM file_chunks WHERE position = 1')
    const { body } = await opened(manager).expect(500)
    expect(body.type).to.equal('/problems/internal')
    expect(await auditVerbs()).to.deep.equal(['partnership.document-filed'])
  })
})
