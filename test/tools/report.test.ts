import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { Report } from '../../models/Report.ts'
import { build } from '../support/build.ts'
import { databaseUrl, keyFile } from '../support/house.ts'

const folder = mkdtempSync(join(tmpdir(), 'causeway-report-'))
const out = join(folder, 'made.pdf')

/** What the tool said, and how it ended. */
async function report(...words: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, KEY_FILE: keyFile, LOG_LEVEL: 'error' }
  const command = ['--import', 'tsx', 'tools/report.ts', ...words]
  return promisify(execFile)(process.execPath, command, { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

/** It ended with 1, said this, and showed nothing of how it is built. */
function refusedFor({ code, said }: { code: number; said: string }, told: RegExp): void {
  expect(code).to.equal(1)
  expect(said)
    .to.match(told)
    .and.not.match(/^ +at /m)
}

describe('npm run report', function (this: Mocha.Suite) {
  this.timeout(180_000)
  afterEach(() => rmSync(out, { force: true }))
  after(() => rmSync(folder, { recursive: true }))

  it('makes the report that a person may have, and no other', async () => {
    const firm = await build.partnerFirm({ name: 'Ashworth LLP' })
    const manager = await build.manager()
    const caseworker = await build.caseworker()
    const words = ['renewal', '--firm', 'Ashworth LLP', '--year', '2026', '--out', out, '--as']

    const refused = await report(...words, caseworker.signInName)
    expect(refused.code).to.equal(1)
    expect(existsSync(out)).to.equal(false)
    expect(await Report.count()).to.equal(0)

    const made = await report(...words, manager.signInName)
    expect(made.said).to.match(/Fingerprint: [0-9a-f]{40}/)
    expect(readFileSync(out).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(await Report.findOne()).to.include({ state: 'finished', askedBy: manager.id })
    expect((await Report.findOne())?.parameters).to.deep.equal({ firmId: firm.id, year: 2026 })
  })

  it('ends with 1 and a sentence where the words are wrong, and with 0 for whoever asks for help', async () => {
    await build.director()
    refusedFor(await report('renewal', '--firm', 'Nobody', '--year', 'soon'), /--year is not right/)
    refusedFor(await report('renewal', '--firm', 'Nobody', '--year', '2026'), /No firm bears/)
    expect((await report('renewal', '--help')).code).to.equal(0)
    expect(await Report.count()).to.equal(0)
  })

  it('says that a year without an agreement is nothing to report, and writes no file', async () => {
    const { id } = await build.partnerFirm()
    await build.director()
    refusedFor(await report('renewal', '--firm', id, '--year', '2031', '--out', out), /nothing to report/)
    expect(readdirSync(folder)).to.deep.equal([])
  })

  it('refuses a period that ends before it begins, and says which field', async () => {
    await build.director()
    const period = ['--from', '2026-03-01', '--to', '2026-02-28']
    refusedFor(await report('impact', ...period, '--out', out), /^--to: /m)
    expect(readdirSync(folder)).to.deep.equal([])
  })

  it('writes over no file, and leaves none that is half written', async () => {
    const { id } = await build.partnerFirm()
    await build.director()
    const words = ['renewal', '--firm', id, '--year', '2026', '--out']
    writeFileSync(out, 'mine')
    refusedFor(await report(...words, out), /is there already/)
    expect(readFileSync(out, 'utf8')).to.equal('mine')
    expect(await Report.count()).to.equal(0)
    rmSync(out)
    refusedFor(
      await report(...words, join(folder, 'nowhere', 'made.pdf')),
      /kept as .*its file was not written/,
    )
    expect(readdirSync(folder)).to.deep.equal([])
  })

  it('makes the chronology of a case without being told what for', async () => {
    const { legalCase, lead } = await build.lease()
    const words = ['chronology', '--caseId', legalCase.id, '--out', out, '--as', lead.signInName]
    expect((await report(...words)).code).to.equal(0)
    expect(readdirSync(folder)).to.deep.equal(['made.pdf'])
    expect((await Report.findOne())?.parameters).to.deep.equal({ caseId: legalCase.id, purpose: 'handover' })
  })
})
