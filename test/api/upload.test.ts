import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect } from 'chai'
import request from 'supertest'
import { createApp } from '../../api/app.ts'
import { created, type Route, uploadEndpoint } from '../../api/endpoint.ts'
import { houseOf } from '../../api/house.ts'
import { routes } from '../../api/routes.ts'
import type { FileType } from '../../api/upload.ts'
import { Problem } from '../../errors.ts'
import { FileChunk } from '../../models/FileChunk.ts'
import { storeFile } from '../../models/files.ts'
import { IdempotencyKey } from '../../models/IdempotencyKey.ts'
import { Session } from '../../models/Session.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import type { User } from '../../models/User.ts'
import { createLogger } from '../../runtime/logger.ts'
import { anyone, as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { clock, config } from '../support/house.ts'

const LIMIT = 1_000_000
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const types: FileType[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'text/plain',
  sheet,
  word,
]

/** A place for files that only managers may use: what every upload has in common is tried here. */
const tray: Route = [
  'post',
  '/tray',
  uploadEndpoint({
    summary: 'Put a file into the tray',
    policy: { signedIn: 'the tray asks by itself' },
    lasting: 'The tray tells no more than the name that was sent',
    upload: {
      types,
      limit: LIMIT,
      admit: async ({ context }) => {
        if (!context.actor.roles.includes('partnerships_manager')) throw new Problem('forbidden', 'Not here')
      },
    },
    answer: { status: 201 },
    transaction: true,
    handle: async ({ context, file }) => {
      const { id } = await storeFile({ ...file, uploadedBy: context.actor.id })
      return created(`/tray/${id}`, { name: file.name })
    },
  }),
]

let server: Server
let manager: User
let headers: Record<string, string>
/** The bytes that came off the line of the last connection. */
let taken: () => number

const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)])
const zip = (...parts: string[]) =>
  Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(50), ...parts.map(one => Buffer.from(one))])

const send = (bytes: Buffer | string, type = 'application/pdf', name = 'a.pdf') =>
  request(server)
    .post(`/api/v1/tray?name=${encodeURIComponent(name)}`)
    .set(headers)
    .set('Content-Type', type)
    .send(bytes)

async function nothingStored(): Promise<void> {
  expect([await StoredFile.count(), await FileChunk.count(), await IdempotencyKey.count()]).to.deep.equal([
    0, 0, 0,
  ])
}

interface Told {
  status: number
  type: string
}

/** Sends a large body as a program does that looks at the answer when it comes, and stops then. */
function push(size: number, more: Record<string, string>, path = '/api/v1/tray?name=a.pdf'): Promise<Told> {
  const { port } = server.address() as AddressInfo
  const outgoing = httpRequest({ port, path, method: 'POST', headers: more })
  outgoing.on('error', () => undefined)
  outgoing.write('%PDF-')
  outgoing.end(Buffer.alloc(size - 5))
  return new Promise((resolve, reject) => {
    outgoing.once('response', answer => resolve(tell(answer)))
    outgoing.once('close', () => reject(new Error('cut off without an answer')))
  })
}

async function tell(answer: IncomingMessage): Promise<Told> {
  let text = ''
  for await (const part of answer) text += String(part)
  return { status: answer.statusCode ?? 0, type: (JSON.parse(text) as Told).type }
}

/** Begins an upload of `size` bytes on a line of its own, and sends the first half. */
async function begin(size: number): Promise<{ line: Socket; finish: () => Promise<string> }> {
  const { port } = server.address() as AddressInfo
  const line = connect(port, '127.0.0.1')
  await once(line, 'connect')
  const bytes = pdf(size)
  const head = Object.entries({ ...headers, 'Content-Type': 'application/pdf', 'Content-Length': size })
  line.write(
    `POST /api/v1/tray?name=a.pdf HTTP/1.1\r\nHost: localhost\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  )
  line.write(bytes.subarray(0, size / 2))
  await new Promise(resolve => setTimeout(resolve, 50))
  const finish = async () => {
    line.write(bytes.subarray(size / 2))
    const [answer] = (await once(line, 'data')) as [Buffer]
    line.destroy()
    return answer.toString().split('\r\n')[0] ?? ''
  }
  return { line, finish }
}

describe('handing in a file', () => {
  before(async () => {
    routes.push(tray)
    server = createServer(createApp(houseOf(config, clock, createLogger('error'), 'Asia/Hong_Kong')))
    server.on('connection', line => {
      taken = () => line.bytesRead
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  after(() => {
    routes.splice(routes.indexOf(tray), 1)
    server.closeAllConnections()
    server.close()
  })
  beforeEach(async () => {
    manager = await build.manager()
    headers = (await as(manager)).headers
  })

  const good: [type: string, bytes: Buffer][] = [
    ['application/pdf', pdf(2000)],
    ['image/png', Buffer.from('\x89PNG\r\n\x1a\n----', 'latin1')],
    ['image/jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    [sheet, zip('[Content_Types].xml', 'xl/workbook.xml')],
    [word, zip('word/document.xml')],
    ['text/csv', Buffer.from('\ufeffname,minutes\r\n陳,60\r\n')],
    ['Text/Plain; charset=UTF-8', Buffer.from('Zeitnachweis: 3 h')],
    // Timekeeping systems of firms still write the letters of an older Windows.
    ['text/plain', Buffer.from('caf\xe9 au lait', 'latin1')],
  ]
  for (const [type, bytes] of good) {
    it(`takes ${type}`, async () => {
      await send(bytes, type).expect(201)
      expect((await StoredFile.findOne({ rejectOnEmpty: true })).mediaType).to.equal(
        type.split(';')[0]?.toLowerCase(),
      )
    })
  }

  const page = '<html><script>alert(1)</script></html>'
  const disguised: [what: string, type: string, bytes: Buffer][] = [
    ['a page as a PDF', 'application/pdf', Buffer.from(page)],
    ['a page with a PDF behind it', 'application/pdf', Buffer.concat([Buffer.from(page), pdf(2000)])],
    ['a PDF as a picture', 'image/png', pdf(2000)],
    ['a picture as another kind', 'image/jpeg', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a mere ZIP as a workbook', sheet, zip('malware.exe')],
    ['a Word document as a workbook', sheet, zip('word/document.xml')],
    ['a workbook with macros', sheet, zip('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['a program as text', 'text/csv', Buffer.from('MZ\x90\x00\x03', 'latin1')],
    ['text with a zero in it', 'text/plain', Buffer.from('a\0b')],
  ]
  for (const [what, type, bytes] of disguised) {
    it(`refuses ${what}`, async () => {
      const { body } = await send(bytes, type).expect(422)
      expect(body.errors[0].detail).to.match(/^this is not (a|an|plain) /)
      await nothingStored()
    })
  }

  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/json',
    'application/pdf2',
    'multipart/form-data',
  ]) {
    it(`does not take ${type} at all`, async () => {
      expect((await send('{"a": 1}', type).expect(415)).body.type).to.equal(
        '/problems/unsupported-media-type',
      )
      await nothingStored()
    })
  }

  it('refuses text in another alphabet’s bytes, and what is packed', async () => {
    await send('a,b', 'text/csv; charset=windows-1252').expect(415)
    await send(pdf(2000)).set('Content-Encoding', 'gzip').expect(415)
    await request(server).post('/api/v1/tray?name=a.pdf').set(headers).expect(415)
    await nothingStored()
  })

  it('refuses an empty file, one without a name, and words that the query does not know', async () => {
    expect((await send('').expect(422)).body.errors[0].detail).to.equal('the file is empty')
    expect((await send(pdf(2000), 'application/pdf', '../').expect(422)).body.errors[0].pointer).to.equal(
      '/name',
    )
    const nameless = request(server).post('/api/v1/tray').set(headers).set('Content-Type', 'application/pdf')
    expect((await nameless.send(pdf(2000)).expect(422)).body.errors[0].detail).to.equal('is missing')
    const twice = request(server).post('/api/v1/tray?name=a&name=b').set(headers)
    await twice.set('Content-Type', 'application/pdf').send(pdf(2000)).expect(422)
    const more = request(server).post('/api/v1/tray?name=a&folder=b').set(headers)
    expect(
      (await more.set('Content-Type', 'application/pdf').send(pdf(2000)).expect(422)).body.errors[0].pointer,
    ).to.equal('/folder')
    await nothingStored()
  })

  it('takes a file of exactly the limit, and none of a byte more', async () => {
    await send(pdf(LIMIT)).expect(201)
    expect((await send(pdf(LIMIT + 1)).expect(413)).body.type).to.equal('/problems/too-large')
    expect(await StoredFile.count()).to.equal(1)
  })

  it('refuses a large file by what it says of its size, before reading it', async () => {
    const told = await push(20_000_000, {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Length': '20000000',
    })
    expect(told).to.deep.equal({ status: 413, type: '/problems/too-large' })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(taken()).to.be.lessThan(300_000)
    await nothingStored()
  })

  it('refuses a large file that does not say its size as soon as it has read too much', async () => {
    const told = await push(20_000_000, {
      ...headers,
      'Content-Type': 'application/pdf',
      'Transfer-Encoding': 'chunked',
    })
    expect(told).to.deep.equal({ status: 413, type: '/problems/too-large' })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(taken()).to.be.within(LIMIT, LIMIT + 300_000)
    await nothingStored()
  })

  it('reads nothing of what strangers and people without the right send, and cuts them off', async () => {
    const large = { 'Content-Type': 'application/pdf', 'Content-Length': '20000000' }
    const coordinator = await as(await build.coordinator(await build.partnerFirm()))
    const forged = { ...headers, 'X-CSRF-Token': 'guessed' }
    const senders: [Record<string, string>, number][] = [
      [{}, 401],
      [coordinator.headers, 403],
      [forged, 403],
    ]
    for (const [sender, status] of senders) {
      expect((await push(20_000_000, { ...sender, ...large })).status).to.equal(status)
      await new Promise(resolve => setTimeout(resolve, 300))
      expect(taken()).to.be.lessThan(300_000)
    }
    await new Promise(resolve => setTimeout(resolve, 1200))
    const open = await new Promise<number>(resolve => server.getConnections((_, count) => resolve(count)))
    expect(open).to.equal(0)
    await nothingStored()
  })

  it('keeps a connection whose small file was refused', async () => {
    const { port } = server.address() as AddressInfo
    const line = connect(port, '127.0.0.1')
    let heard = ''
    line.on('data', (part: Buffer) => {
      heard += part.toString()
    })
    const small =
      'POST /api/v1/tray?name=a HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nContent-Length: 5\r\n\r\n%PDF-'
    line.write(small)
    await new Promise(resolve => setTimeout(resolve, 1500))
    line.write(small)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(heard.match(/HTTP\/1.1 401/g)).to.have.length(2)
    line.destroy()
  })

  it('stores nothing when the sender breaks off, and holds nobody up meanwhile', async () => {
    const { line } = await begin(400_000)
    await (await as(await build.caseworker())).post('/clients').send({ fullName: 'Amina' }).expect(201)
    line.destroy()
    await new Promise(resolve => setTimeout(resolve, 100))
    await nothingStored()
    await send(pdf(2000)).expect(201)
  })

  it('asks again who the sender is when the file has come', async () => {
    const kept = await begin(400_000)
    expect(await kept.finish()).to.contain('201')
    const { finish } = await begin(400_000)
    await Session.update({ endedAt: clock.now() }, { where: { userId: manager.id } })
    expect(await finish()).to.contain('401')
    expect(await StoredFile.count()).to.equal(1)
  })

  it('stores once what comes twice under one key, and only then', async () => {
    const bytes = pdf(2000)
    const keyed = (content: Buffer, name = 'a.pdf', type = 'application/pdf') =>
      send(content, type, name).set('Idempotency-Key', 'my-own-key')
    const first = await keyed(bytes).expect(201)
    expect((await keyed(bytes).expect(201)).headers.location).to.equal(first.headers.location)
    await keyed(pdf(2000)).expect(422)
    await keyed(bytes, 'b.pdf').expect(422)
    await send(bytes).expect(201)
    expect(await StoredFile.count()).to.equal(2)
  })

  const names: [given: string, kept: string][] = [
    ['agreement.pdf', 'agreement.pdf'],
    ['AGREEMENT.PDF', 'AGREEMENT.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\agreement.pdf', 'agreement.pdf'],
    ['agree\r\nSet-Cookie: a=b\n.pdf', 'agreeSet-Cookie_ a=b.pdf'],
    ['agreement\u202efdp.exe', 'agreementfdp.exe.pdf'],
    ['\u2066a\u2069\u200b\ufeffb.pdf', 'ab.pdf'],
    ['page.html', 'page.html.pdf'],
    ['..pdf.', 'pdf.pdf'],
    ['  many   spaces .pdf', 'many spaces.pdf'],
    ['what? "this" <one>.pdf', 'what_ _this_ _one_.pdf'],
    ['二零二六年度合作協議.pdf', '二零二六年度合作協議.pdf'],
    ['قرارداد\u200cنامه.pdf', 'قرارداد\u200cنامه.pdf'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(196)}.pdf`],
    [`${'𠝹'.repeat(400)}.pdf`, `${'𠝹'.repeat(196)}.pdf`],
  ]
  for (const [given, kept] of names) {
    it(`keeps ${JSON.stringify(given).slice(0, 40)} as ${kept.slice(0, 40)}`, async () => {
      const { body } = await send(pdf(2000), 'application/pdf', given).expect(201)
      expect(body.name).to.equal(kept)
      expect((await StoredFile.findOne({ rejectOnEmpty: true })).name).to.equal(kept)
    })
  }

  it('stands in the API document with its kinds, its name and its limit', async () => {
    const { body } = await anyone().get('/openapi.json').expect(200)
    const { parameters, requestBody, responses } = body.paths['/tray'].post
    const file = { schema: { type: 'string', format: 'binary' } }
    expect(requestBody.content).to.deep.equal(Object.fromEntries(types.map(type => [type, file])))
    expect(requestBody.description).to.contain(String(LIMIT))
    expect(parameters.map((one: { name: string }) => one.name)).to.deep.equal(['name', 'Idempotency-Key'])
    expect(Object.keys(responses)).to.include.members(['401', '403', '413', '415', '422'])
  })
})
