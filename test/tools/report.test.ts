import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

describe('npm run report', function (this: Mocha.Suite) {
  this.timeout(60_000)
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

  it('says what it needs to know', async () => {
    for (const words of [[], ['horoscope'], ['renewal', '--firm', 'Nobody'], ['renewal', '--year', 'soon']]) {
      const { code, said } = await report(...words)
      expect(code).to.equal(1)
      expect(said).to.not.equal('')
    }
  })
})
