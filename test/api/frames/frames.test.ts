import { expect } from 'chai'
import { Frame } from '../../../models/Frame.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { frames, usualFrames } from '../../../reports/frames/frames.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const line = (code: string, figures: string[] = []) => ({ code, title: `Line ${code}`, figures })
const frame = (lines: object[] = [line('1', ['people.reached'])]) => ({
  title: 'What a donor asks',
  source: 'The agreement with the donor',
  lines,
})

describe('the frames of reports', () => {
  let manager: Browser
  const etag = async (code: string) => (await manager.get(`/frames/${code}`)).headers.etag ?? ''

  beforeEach(async () => {
    manager = await as(await build.manager())
  })

  it('are three until somebody sets them, and name only figures that there are', async () => {
    const { body } = await manager.get('/frames').expect(200)
    expect(body.items.map(({ code }: { code: string }) => code)).to.deep.equal([
      'gcr',
      'sdg-16-3',
      'trustlaw',
    ])
    const named = usualFrames.flatMap(({ lines }) => lines.flatMap(({ figures }) => figures))
    expect(catalogue.map(({ code }) => code)).to.include.members(named)
  })

  it('are set as a whole, and the others stay', async () => {
    const { body, headers } = await manager
      .put('/frames/gcr')
      .set('If-Match', await etag('gcr'))
      .send(frame())
      .expect(200)
    expect(body).to.deep.equal({
      ...frame([{ ...line('1', ['people.reached']), note: null, confidence: 'unverified' }]),
      code: 'gcr',
    })
    expect(headers.etag).to.equal(await etag('gcr'))
    expect((await manager.get('/frames')).body.items).to.have.length(3)
    expect(await auditVerbs()).to.deep.equal(['frame.set'])
  })

  it('bear a title in Chinese where somebody gave them one', async () => {
    const translations = { 'zh-Hant': { title: '第一項', note: null } }
    const lines = [{ ...line('1'), translations }, line('2')]
    const { body } = await manager
      .post('/frames')
      .send({ code: 'donor', ...frame(lines) })
      .expect(201)
    expect(body.lines.map((one: { translations?: object }) => one.translations)).to.deep.equal([
      translations,
      undefined,
    ])
    const strange = [{ ...line('1'), translations: { fr: { title: 'Première' } } }]
    await manager
      .post('/frames')
      .send({ code: 'other', ...frame(strange) })
      .expect(422)
  })

  it('keep the usual Chinese title of a frame whose lines the centre set', async () => {
    const usual = usualFrames.find(({ code }) => code === 'gcr')
    const own = { ...frame(), title: usual?.title, source: usual?.source }
    await manager
      .put('/frames/gcr')
      .set('If-Match', await etag('gcr'))
      .send(own)
      .expect(200)
    const kept = (await frames()).find(({ code }) => code === 'gcr')
    expect(kept?.translations).to.deep.equal(usual?.translations)
    expect(kept?.lines.map(({ code }) => code)).to.deep.equal(['1'])
  })

  it('are added under a code of their own', async () => {
    await manager
      .post('/frames')
      .send({ code: 'donor', ...frame() })
      .expect(201)
    expect((await manager.get('/frames/donor').expect(200)).body.title).to.equal('What a donor asks')
    for (const code of ['donor', 'gcr'])
      await manager
        .post('/frames')
        .send({ code, ...frame() })
        .expect(409)
    expect(await Frame.count()).to.equal(1)
  })

  it('are set by nobody who has not read what stands there now', async () => {
    const old = await etag('trustlaw')
    await manager.put('/frames/trustlaw').send(frame()).expect(428)
    await manager.put('/frames/trustlaw').set('If-Match', old).send(frame()).expect(200)
    await manager
      .put('/frames/trustlaw')
      .set('If-Match', old)
      .send(frame([line('2')]))
      .expect(412)
    expect((await Frame.findAll()).map(({ lines }) => lines.map(({ code }) => code))).to.deep.equal([['1']])
  })

  it('name each figure and each line once, and no figure that there is not', async () => {
    const version = await etag('gcr')
    for (const [lines, pointer] of [
      [[line('1', ['people.invented'])], '/lines/0/figures/0'],
      [[line('1', ['people.new', 'people.new'])], '/lines/0/figures'],
      [[line('1'), line('1')], '/lines'],
      [[], '/lines'],
    ] as const) {
      const { status, body } = await manager
        .put('/frames/gcr')
        .set('If-Match', version)
        .send(frame([...lines]))
      expect([status, body.errors[0].pointer]).to.deep.equal([422, pointer])
    }
    expect(await Frame.count()).to.equal(0)
  })

  it('are for those who make the report of the programme', async () => {
    await (await as(await build.director())).get('/frames').expect(200)
    for (const user of [await build.caseworker(), await build.administrator(), await build.counsellor()]) {
      const other = await as(user)
      await other.get('/frames').expect(403)
      await other.get('/frames/gcr').expect(403)
      await other
        .put('/frames/gcr')
        .set('If-Match', await etag('gcr'))
        .send(frame())
        .expect(403)
      await other
        .post('/frames')
        .send({ code: 'donor', ...frame() })
        .expect(403)
    }
    await manager.get('/frames/invented').expect(404)
    await manager.put('/frames/invented').set('If-Match', '"x"').send(frame()).expect(404)
    expect(await Frame.count()).to.equal(0)
  })
})
