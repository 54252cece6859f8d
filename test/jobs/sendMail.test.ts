import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'chai'
import { markSent, readOutbox } from '../../commands/access/readOutbox.ts'
import { sendAgain } from '../../commands/mail/sendAgain.ts'
import { writeMail } from '../../commands/mail/writeMail.ts'
import { Problem } from '../../errors.ts'
import { contextAt, type Workplace } from '../../jobs/place.ts'
import { sendMail } from '../../jobs/sendMail.ts'
import { runDue } from '../../jobs/worker.ts'
import { inTransaction } from '../../models/database.ts'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import { run } from '../../models/statements.ts'
import { clock, config, databaseUrl, keyFile, logged, pass } from '../support/house.ts'
import { place } from '../support/jobs.ts'
import { type MailServer, startMailServer } from '../support/post.ts'

const FROM = 'causeway@centre.example'

const placeWith = (url: string): Workplace => ({
  ...place,
  config: { ...config, SMTP_URL: url, SMTP_FROM: FROM },
})

/** One run of the job, by itself. */
function send(url: string): Promise<void> {
  const at = placeWith(url)
  const oneRun = {
    place: at,
    payload: {},
    signal: new AbortController().signal,
    reached: async () => undefined,
  }
  return sendMail(contextAt(at), oneRun)
}

const write = (to: string, subject = 'A subject', lines = ['A line']) =>
  inTransaction(() => writeMail(contextAt(place), to, { kind: 'reminder', subject, lines }))

async function writeMany(count: number): Promise<string[]> {
  const addresses = Array.from({ length: count }, (_, i) => `person${i}@firm.example`)
  await inTransaction(async () => {
    for (const to of addresses) {
      await writeMail(contextAt(place), to, { kind: 'reminder', subject: `To ${to}`, lines: [to] })
    }
  })
  return addresses
}

const row = (id: string) => OutboxMessage.findByPk(id, { rejectOnEmpty: true })

const recipients = ({ received }: MailServer) => received.map(({ to }) => to)

function senderProcess(url: string): ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    KEY_FILE: keyFile,
    DATA_DIR: config.DATA_DIR,
    FIXED_CLOCK: clock.now().toISOString(),
    SMTP_URL: url,
    SMTP_FROM: FROM,
  }
  return spawn(process.execPath, ['--import', 'tsx', 'test/jobs/sender.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await what()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('It did not come to that')
}

describe('sending mail', () => {
  let server: MailServer | undefined

  const start = async (manner: Parameters<typeof startMailServer>[0] = {}) => {
    server = await startMailServer(manner)
    return server
  }

  afterEach(async () => {
    await server?.stop()
    server = undefined
  })

  it('brings every character to the other end', async () => {
    const { url, received } = await start()
    const subject = `續約提醒：${'二零二六年度合作夥伴協議'.repeat(6)} – renewal`
    const lines = [
      'Dear 陳大文,',
      '',
      '.',
      '..two dots',
      '.hidden',
      'x'.repeat(3000),
      '中'.repeat(1200),
      'From here = 100% "quoted"  ',
      '\ttabs, trailing spaces   ',
      'https://causeway.example/reset#abc=def',
      'Last line',
    ]
    const id = await write('mei@firm.example', subject, lines)
    await send(url)
    expect(received.length).to.equal(1)
    const [mail] = received
    expect(mail).to.include({ to: 'mei@firm.example', from: FROM, subject, body: lines.join('\n') })
    expect(mail?.headers.get('from')).to.equal(FROM)
    expect(mail?.headers.get('content-type')).to.match(/^text\/plain; charset=utf-8/)
    expect(mail?.headers.get('auto-submitted')).to.equal('auto-generated')
    const { sentAt, messageId, leasedBy } = await row(id)
    expect(mail?.headers.get('message-id')).to.equal(`<${messageId}@centre.example>`)
    expect([sentAt, leasedBy]).to.deep.equal([clock.now(), null])
  })

  it('is a job of the schedule, and waits where no mail server is set', async () => {
    const { url, received } = await start()
    await write('mei@firm.example')
    await runDue(place)
    pass(1)
    await runDue(place)
    expect(received).to.deep.equal([])
    pass(1)
    expect((await runDue(placeWith(url))).map(({ kind }) => kind)).to.include('mail.send')
    expect(received.length).to.equal(1)
  })

  it('refuses what could bring in a header or a second recipient, before it is written', async () => {
    const bad = [
      'mei@firm.example\r\nBcc: all@firm.example',
      'mei@firm.example\n',
      'mei@firm.example, all@firm.example',
      'Mei <mei@firm.example>',
      'mei@firm',
      '',
      'mei@@firm.example',
      `mei@${'a.'.repeat(120)}example`,
    ]
    for (const to of bad) {
      const error = await write(to).catch((error: unknown) => error)
      expect(error, to).to.be.instanceOf(Problem).and.to.include({ kind: 'invalid-input' })
    }
    for (const subject of ['A\r\nBcc: all@firm.example', 'A\nb', 'A\u0000', 'A\u2028b']) {
      expect(await write('mei@firm.example', subject).catch(() => 'refused')).to.equal('refused')
    }
    expect(await OutboxMessage.count()).to.equal(0)
  })

  it('lets a mail bounce whose recipient is refused for good, tries no more, and sends the others', async () => {
    const { url, asked, received } = await start({ refuse: to => (to.startsWith('gone') ? 550 : undefined) })
    const gone = await write('gone@firm.example')
    const here = await write('here@firm.example')
    await send(url)
    for (let day = 0; day < 8; day++) {
      pass(24 * 60)
      await send(url)
    }
    expect(asked.sort()).to.deep.equal(['gone@firm.example', 'here@firm.example'])
    expect(received.length).to.equal(1)
    expect(await row(gone)).to.include({ sentAt: null, failure: '550' })
    expect((await row(gone)).bouncedAt).not.to.equal(null)
    expect((await row(here)).sentAt).not.to.equal(null)
    expect(logged.join()).not.to.match(/firm\.example|A subject|A line/)
    expect((await readOutbox(contextAt(place))).count).to.equal(0)
  })

  it('sends a refused mail again when an operator says so', async () => {
    let willing = false
    const { url, received } = await start({ refuse: () => (willing ? undefined : 554) })
    const id = await write('mei@firm.example')
    await send(url)
    willing = true
    expect(await inTransaction(() => sendAgain(contextAt(place), id))).to.equal(true)
    await send(url)
    expect(received.length).to.equal(1)
    expect(await row(id)).to.include({ bouncedAt: null, failure: null })
    expect(await inTransaction(() => sendAgain(contextAt(place), id)), 'it is sent').to.equal(false)
  })

  it('tries again after growing pauses when the server says "not now", for more than five days', async () => {
    let willing = false
    const { url, asked, received } = await start({ refuse: () => (willing ? undefined : 451) })
    const id = await write('mei@firm.example')
    const tries: number[] = []
    for (let minute = 0; minute < 5 * 24 * 60; minute += 2) {
      const before = asked.length
      if (((await row(id)).nextTryAt ?? clock.now()) <= clock.now()) await send(url)
      if (asked.length > before) tries.push(minute)
      pass(2)
    }
    expect(tries.slice(0, 9)).to.deep.equal([0, 2, 6, 14, 30, 62, 126, 254, 494])
    expect(await row(id)).to.include({
      bouncedAt: null,
      sentAt: null,
      failure: '451',
      attempts: tries.length,
    })
    willing = true
    pass(4 * 60)
    await send(url)
    expect(received.length).to.equal(1)
    expect((await row(id)).failure).to.equal(null)
  }).timeout(60_000)

  it('gives up at last on a recipient who is never ready', async () => {
    const { url } = await start({ refuse: () => 451 })
    const id = await write('mei@firm.example')
    for (let tries = 0; tries < 45; tries++) {
      await send(url)
      pass(4 * 60)
    }
    expect(await row(id)).to.include({ sentAt: null, failure: '451', attempts: 40 })
    expect((await row(id)).bouncedAt).not.to.equal(null)
  })

  it('sends everything late and once when there was no server for two days', async () => {
    const { port, url, stop } = await startMailServer()
    await stop()
    const addresses = await writeMany(45)
    for (let hour = 0; hour < 48; hour += 4) {
      await send(url)
      pass(240)
    }
    expect(await OutboxMessage.count({ where: { bouncedAt: null, sentAt: null } })).to.equal(45)
    expect((await OutboxMessage.findOne())?.attempts).to.equal(0)
    const back = await start({ port })
    await send(back.url)
    expect(recipients(back).sort()).to.deep.equal(addresses.sort())
    await send(back.url)
    expect(back.received.length).to.equal(45)
  }).timeout(60_000)

  it('sends nothing that an operator has handed over meanwhile', async () => {
    const { url, received } = await start()
    const id = await write('mei@firm.example')
    await inTransaction(() => markSent(contextAt(place), id))
    await send(url)
    expect(received).to.deep.equal([])
  })

  it('leaves a mail alone that somebody changed outside the system, and sends the others', async () => {
    const theServer = await start()
    const changed = await write('mei@firm.example')
    await write('tam@firm.example')
    await run('UPDATE outbox_messages SET body = ? WHERE id = ?', ['v1.nothing.AAAA', changed])
    await send(theServer.url)
    expect(recipients(theServer)).to.deep.equal(['tam@firm.example'])
    const { sentAt, failure } = await row(changed)
    expect([sentAt, failure]).to.deep.equal([null, 'unreadable'])
  })

  it('sends nothing in the clear to another machine', async function () {
    // Only Linux answers on the whole of 127.0.0.0/8; the address stands for a host that is not this machine's name.
    if (process.platform !== 'linux') this.skip()
    const { url, asked } = await start({ host: '127.0.0.2' })
    const id = await write('mei@firm.example')
    await send(url)
    expect(asked).to.deep.equal([])
    expect(await row(id)).to.include({ sentAt: null, bouncedAt: null, attempts: 0 })
    expect((await row(id)).failure).to.match(/^E|^5/)
  })

  it('sends each of two hundred mails once, with two processes at it', async () => {
    const theServer = await start()
    const addresses = await writeMany(200)
    const child = senderProcess(theServer.url)
    await until(async () => theServer.received.length > 0)
    await Promise.all([send(theServer.url), send(theServer.url)])
    await (child.exitCode === null ? once(child, 'exit') : undefined)
    expect(child.exitCode).to.equal(0)
    expect(recipients(theServer).sort()).to.deep.equal(addresses.sort())
    expect(await OutboxMessage.count({ where: { sentAt: null } })).to.equal(0)
  }).timeout(60_000)

  it('loses none when the process that sends is killed in the middle', async () => {
    let open = 27
    const theServer = await start({ answers: () => open-- > 0 })
    const addresses = await writeMany(60)
    const child = senderProcess(theServer.url)
    const sent = async () => 60 - (await OutboxMessage.count({ where: { sentAt: null } }))
    await until(async () => theServer.received.length === 27 && (await sent()) === 27)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone

    open = Number.POSITIVE_INFINITY
    await send(theServer.url)
    expect(theServer.received.length, 'the killed one still has twenty under its lease').to.be.lessThan(60)
    pass(1.1)
    await send(theServer.url)
    expect(recipients(theServer).sort()).to.deep.equal(addresses.sort())
    expect(await sent()).to.equal(60)
  }).timeout(60_000)

  it('bears the same Message-ID when it must be sent twice', async () => {
    const { url, received } = await start()
    const id = await write('mei@firm.example')
    await send(url)
    // As if the process had died between the acceptance and the writing down.
    await OutboxMessage.update(
      { sentAt: null, leasedBy: 'gone', leasedUntil: clock.now() },
      { where: { id } },
    )
    await send(url)
    const ids = received.map(({ headers }) => headers.get('message-id'))
    expect(ids.length).to.equal(2)
    expect(new Set(ids).size).to.equal(1)
  })
})
