import { readFileSync, writeFileSync } from 'node:fs'
import { openDatabase } from '../models/database.ts'
import { describePermissions } from '../policies/describe.ts'

/** Writes docs/permissions.md from the rules; with --check it only compares, and fails when the page is stale. */
const page = new URL('../docs/permissions.md', import.meta.url)
const text = describePermissions(openDatabase({ url: 'sqlite::memory:' }).models)

if (!process.argv.includes('--check')) {
  writeFileSync(page, text)
} else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('docs/permissions.md is stale: run npm run permissions and look at what changed\n')
  process.exitCode = 1
}
