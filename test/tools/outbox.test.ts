import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { writeMail } from '../../commands/mail/writeMail.ts'
import { contextAt } from '../../jobs/place.ts'
import { inTransaction } from '../../models/database.ts'
import { databaseUrl, keyFile, pass } from '../support/house.ts'
import { place } from '../support/jobs.ts'

/** What the tool prints. */
async function outbox(...words: string[]): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    KEY_FILE: keyFile,
    LOG_LEVEL: 'error',
    SMTP_URL: '',
  }
  const command = ['--import', 'tsx', 'tools/outbox.ts', ...words]
  const { stdout } = await promisify(execFile)(process.execPath, command, { env, maxBuffer: 10_000_000 })
  return stdout
}

const write = (count: number, kind: string, name: string) =>
  inTransaction(async () => {
    for (let number = 1; number <= count; number++) {
      const letter = { kind, subject: `${name} ${number}`, lines: ['A line'] }
      await writeMail(contextAt(place), 'mei@firm.example', letter)
    }
  })

const subjectsIn = (said: string) => [...said.matchAll(/^Subject: (.*)$/gm)].map(([, subject]) => subject)

describe('npm run outbox', function (this: Mocha.Suite) {
  this.timeout(60_000)

  it('shows a safety alert before a hundred older mails, and the latest alert first', async () => {
    await write(101, 'reminder', 'Reminder')
    pass(1)
    await write(1, 'safety-alert', 'First call')
    pass(10)
    await write(1, 'safety-alert', 'Second call')
    const said = await outbox()
    expect(subjectsIn(said).slice(0, 3)).to.deep.equal(['Second call 1', 'First call 1', 'Reminder 1'])
  })

  it('says how many mails wait, and shows the rest when asked', async () => {
    await write(103, 'reminder', 'Reminder')
    const first = await outbox()
    expect(subjectsIn(first)).to.have.length(100)
    expect(first).to.include('Shown: 1 to 100 of 103').and.include('3 MORE WAIT')
    const rest = await outbox('--from', '101')
    expect(rest).to.include('Shown: 101 to 103 of 103').and.not.include('MORE')
    expect(new Set([...subjectsIn(first), ...subjectsIn(rest)]).size).to.equal(103)
  })

  it('says that nothing waits, and what it takes', async () => {
    expect(await outbox()).to.include('Nothing waits.')
    for (const word of ['0', 'soon', '1.5'])
      expect(await outbox('--from', word).catch(({ code }) => code)).to.equal(1)
  })
})
