import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { settingNames } from '../runtime/config.ts'

/** `npm run check`: every gate but the tests, as named steps. All run, and all failures are told. */
interface Step {
  name: string
  run: () => boolean
}

const command = (name: string, ...words: string[]): Step => ({
  name,
  run: () => spawnSync('npx', ['--no-install', ...words], { stdio: 'inherit' }).status === 0,
})

function text(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
}

function told(ok: boolean, what: string): boolean {
  if (!ok) process.stderr.write(`${what}\n`)
  return ok
}

/** Each setting stands in .env.example, and nothing else does. */
function environmentIsDocumented(): boolean {
  const shown = [...text('.env.example').matchAll(/^#?\s*([A-Z][A-Z_]+)=/gm)].map(match => match[1])
  const same = [...shown].sort().join() === [...settingNames].sort().join()
  return told(same, `.env.example shows ${shown.join(', ')}; the settings are ${settingNames.join(', ')}`)
}

/** The lock file names no download address, so that any registry can serve it. */
function lockFileIsNeutral(): boolean {
  return told(
    !/"resolved"|https?:\/\/registry/.test(text('package-lock.json')),
    'package-lock.json names a registry',
  )
}

const steps: Step[] = [
  command('format and lint, with the layer rules', 'biome', 'ci', '--error-on-warnings', '.'),
  command('types', 'tsc', '-p', '.'),
  command('unused code', 'knip'),
  command('generated pages are fresh', 'tsx', 'tools/permissions.ts', '--check'),
  { name: '.env.example matches the settings', run: environmentIsDocumented },
  { name: 'lock file is neutral', run: lockFileIsNeutral },
]

const failed = steps.filter(({ name, run }) => {
  process.stdout.write(`\n== ${name}\n`)
  return !run()
})
process.stdout.write(
  failed.length === 0
    ? `\nAll ${steps.length} checks passed\n`
    : `\nFailed: ${failed.map(step => step.name).join('; ')}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
