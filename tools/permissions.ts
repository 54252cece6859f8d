import { readFileSync, writeFileSync } from 'node:fs'
import { routes } from '../api/routes.ts'
import { openDatabase } from '../models/database.ts'
import { describePermissions } from '../policies/describe.ts'

/** Writes the pages of docs/ that follow from the code; with --check it only compares, and fails on a stale one. */
const pages: Record<string, string> = {
  'docs/permissions.md': describePermissions(openDatabase({ url: 'sqlite::memory:' }).models),
  'docs/unaudited-routes.md': unauditedRoutes(),
}

function unauditedRoutes(): string {
  const quiet = routes.filter(
    ([method, , { transaction, audits }]) => method === 'get' && !transaction && !audits,
  )
  return [
    '# Routes that leave no audit entry',
    '',
    'Generated from `api/routes.ts` by `npm run permissions`. Every change and every sensitive read leaves one, in its own',
    'transaction. These reads leave none: they show outlines, firms, accounts, agreements and hours, never the',
    'identity, claim or story of a client.',
    '',
    ...quiet.map(([method, path, { summary }]) => `- \`${method.toUpperCase()} ${path}\`: ${summary}`),
    '',
  ].join('\n')
}

function written(path: string): string {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
  } catch {
    return ''
  }
}

for (const [path, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text)
  } else if (written(path) !== text) {
    process.stderr.write(`${path} is stale: run npm run permissions and look at what changed\n`)
    process.exitCode = 1
  }
}
