import { setTimeout as sleep } from 'node:timers/promises'
import { inTransaction } from '../models/database.ts'
import { KEY_NOTICE, type KeyPurpose, keyPurposes } from '../models/keyring.ts'
import { announceKey } from '../models/keys.ts'
import { type Encrypted, encryptedWith } from '../models/reencrypt.ts'
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
  let unreadable = 0
  for (const values of encryptedWith(purpose)) unreadable += await reencrypt(values)
  say(closing(purpose))
  return unreadable === 0 ? 0 : 1
})

async function announce(masters: Buffer[], purpose: KeyPurpose): Promise<void> {
  const key = await announceKey(masters, purpose)
  say(
    `Announced ${purpose} key ${key.id}; every server process reads it within ${KEY_NOTICE / 1000} seconds.`,
  )
  await sleep(key.activeFrom.getTime() - Date.now() + 1000)
}

/** How many values could not be opened. They are named and left as they are. */
async function reencrypt({ name, batch }: Encrypted): Promise<number> {
  const strange: string[] = []
  let total = 0
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    const { next, changed, unreadable } = await inTransaction(() => batch(from))
    total += changed
    strange.push(...unreadable)
    after = next
  }
  say(`${name}: ${total} values encrypted anew`)
  for (const id of strange) say(`  ${id} does not open: it was changed or moved outside the system`)
  return strange.length
}

function closing(purpose: KeyPurpose): string {
  if (purpose === 'search') {
    return 'Search tokens were not made anew: searches ask under the old key too, until their rows are written again.'
  }
  const old =
    'Older keys stay: backups, and values written while this ran, may still need them. Run it once more with --resume to catch the latter.'
  return encryptedWith(purpose).length > 0
    ? old
    : `Nothing is encrypted with ${purpose} keys: the new one seals from now on, and the old ones still check what they sealed.`
}
