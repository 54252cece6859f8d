import { spawn } from 'node:child_process'
import { INSTALL_HINT, mariadbIsInstalled, startMariadb } from './support/mariadb.ts'

/**
 * Runs the whole suite on SQLite and, beside it, on MariaDB: a throwaway server, or the one that TEST_MYSQL_URL names (its
 * database is emptied). Arguments go to mocha. With REQUIRE_BOTH=1 a missing MariaDB is a failure.
 */
interface Result {
  passed: number
  failed: number
}

const total: Result = { passed: 0, failed: 0 }
const told: string[] = []

/** Runs the tests on one database. The words of a half that runs behind are told once it has ended. */
function mocha(name: string, url: string | undefined, behind = false): Promise<Result> {
  if (!behind) process.stdout.write(`\n=== ${name} ===\n`)
  const environment = { ...process.env, ...(url ? { TEST_DATABASE_URL: url } : {}) }
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : ['test/**/*.test.ts']
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...chosen], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (!behind) process.stdout.write(chunk)
  })
  return new Promise(resolve => {
    child.once('exit', code => {
      const count = (word: string) => Number(new RegExp(`^\\s+(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0)
      if (behind) told.push(`\n=== ${name} ===\n${output}`)
      const failed = count('failing')
      const passed = count('passing')
      const broke = code !== 0 && failed === 0
      resolve({ passed, failed: failed + (broke || passed + failed === 0 ? 1 : 0) })
    })
  })
}

async function onMariadb(): Promise<void> {
  const given = process.env.TEST_MYSQL_URL
  if (!given && !mariadbIsInstalled()) {
    process.stdout.write(
      `\n=== MariaDB: NOT RUN, it is not installed here. To run this half: ${INSTALL_HINT} ===\n`,
    )
    if (process.env.REQUIRE_BOTH === '1') total.failed += 1
    return
  }
  const server = given ? null : await startMariadb()
  try {
    add(await mocha(given ? 'MySQL at TEST_MYSQL_URL' : 'MariaDB', given ?? server?.url, true))
  } finally {
    await server?.stop()
  }
}

function add(result: Result): void {
  total.passed += result.passed
  total.failed += result.failed
}

// Side by side: each half is mostly one process at work, and a small machine has two cores.
await Promise.all([mocha('SQLite', undefined).then(add), onMariadb()])
for (const text of told) process.stdout.write(text)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
