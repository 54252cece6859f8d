import { setTimeout as sleep } from 'node:timers/promises'
import { inTransaction } from '../models/database.ts'
import { KEY_NOTICE, type KeyPurpose, keyPurposes } from '../models/keyring.ts'
import { announceKey } from '../models/keys.ts'
import { type EncryptedColumn, encryptedColumns, reencryptBatch } from '../models/reencrypt.ts'
import { run, say } from './shell.ts'

/**
 * `npm run keys:rotate -- <purpose> [--resume]`: a new key for a purpose, and every value encrypted anew with it while
 * the system runs. Interrupted, it goes on with --resume, which makes no further key.
 */
await run(async masters => {
  const [, , name, option] = process.argv
  const purpose = keyPurposes.find(known => known === name)
  if (!purpose || (option !== undefined && option !== '--resume')) {
    throw new Error(`Say which keys: npm run keys:rotate -- <${keyPurposes.join(' | ')}> [--resume]`)
  }
  if (option !== '--resume') await announce(masters, purpose)
  for (const column of encryptedColumns(purpose)) await reencrypt(column)
  say(closing(purpose))
  return 0
})

async function announce(masters: Buffer[], purpose: KeyPurpose): Promise<void> {
  const key = await announceKey(masters, purpose)
  say(
    `Announced ${purpose} key ${key.id}; every server process reads it within ${KEY_NOTICE / 1000} seconds.`,
  )
  await sleep(key.activeFrom.getTime() - Date.now() + 1000)
}

async function reencrypt(target: EncryptedColumn): Promise<void> {
  let total = 0
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    const { next, changed } = await inTransaction(() => reencryptBatch(target, from))
    total += changed
    after = next
  }
  say(`${target.table}.${target.column}: ${total} values encrypted anew`)
}

function closing(purpose: KeyPurpose): string {
  if (purpose === 'search') {
    return 'Search tokens were not made anew: searches ask under the old key too, until their rows are written again.'
  }
  const old =
    'Older keys stay: backups, and values written while this ran, may still need them. Run it once more with --resume to catch the latter.'
  return encryptedColumns(purpose).length > 0
    ? old
    : `Nothing is encrypted with ${purpose} keys: the new one seals from now on, and the old ones still check what they sealed.`
}
