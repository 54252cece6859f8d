import { setTimeout as sleep } from 'node:timers/promises'
import { KEY_NOTICE } from '../models/keyring.ts'
import { announceKey, destroyOlderKeys } from '../models/keys.ts'
import { run, say } from './shell.ts'

/**
 * `npm run keys:destroy -- clinical --for-good`: makes everything clinical that was written so far unreadable, for ever. The
 * rest of every record stays readable, and new text gets a new key. No other purpose can be destroyed: nothing else is
 * useful without its values.
 */
await run(async masters => {
  const [, , purpose, option] = process.argv
  if (purpose !== 'clinical' || option !== '--for-good') {
    throw new Error('Say what, and that you mean it: npm run keys:destroy -- clinical --for-good')
  }
  const key = await announceKey(masters, purpose)
  say(`Announced clinical key ${key.id}; every server process reads it within ${KEY_NOTICE / 1000} seconds.`)
  await sleep(key.activeFrom.getTime() - Date.now() + 1000)
  const count = await destroyOlderKeys(masters, purpose)
  say(`Destroyed ${count} clinical keys. Backups of the database still hold them: destroy those as well.`)
  return 0
})
