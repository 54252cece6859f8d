import { randomBytes } from 'node:crypto'
import { Op } from 'sequelize'
import { DataKey } from './DataKey.ts'
import {
  currentKeyId,
  KEY_NOTICE,
  type KeyPurpose,
  keyPurposes,
  loadKeys,
  NO_KEY,
  newSecret,
  wrapDataKey,
} from './keyring.ts'

/**
 * Reads the data keys of the database into memory, and makes the first of each purpose: all of them for a new database,
 * and those of a later version's purposes for one that was made before.
 */
export async function openKeys(masters: Buffer[]): Promise<void> {
  const rows = await DataKey.findAll()
  const missing = keyPurposes.filter(purpose => !rows.some(row => row.purpose === purpose))
  for (const purpose of missing) await makeFirstKey(masters, purpose)
  loadKeys(masters, missing.length > 0 ? await DataKey.findAll() : rows)
}

/** Two processes that start at once must not each begin with a key of their own, so the first key has a fixed id. */
async function makeFirstKey(masters: Buffer[], purpose: KeyPurpose): Promise<void> {
  try {
    await makeKey(masters, purpose, `${purpose}-first`, new Date(0))
  } catch (error) {
    if ((error as Error).name !== 'SequelizeUniqueConstraintError') throw error
  }
}

/**
 * Announces a new key of a purpose. Every process reads the list of keys again before it comes into use, so that none
 * meets a value that it cannot open.
 */
export async function announceKey(masters: Buffer[], purpose: KeyPurpose): Promise<DataKey> {
  const key = await makeKey(masters, purpose, newKeyId(), new Date(Date.now() + KEY_NOTICE))
  loadKeys(masters, await DataKey.findAll())
  return key
}

/**
 * Destroys every key of a purpose but the one in use, and says how many. What they encrypted is lost for good, wherever no
 * backup of the keys is left; the keys of other purposes are not touched. Other processes learn it within half a notice.
 */
export async function destroyOlderKeys(masters: Buffer[], purpose: KeyPurpose): Promise<number> {
  const where = { purpose, id: { [Op.ne]: currentKeyId(purpose) }, wrapped: { [Op.ne]: NO_KEY } }
  const [count] = await DataKey.update({ wrapped: NO_KEY }, { where })
  loadKeys(masters, await DataKey.findAll())
  return count
}

const newKeyId = () => randomBytes(6).toString('hex')

async function makeKey(
  masters: Buffer[],
  purpose: KeyPurpose,
  id: string,
  activeFrom: Date,
): Promise<DataKey> {
  const [newest] = masters
  if (!newest) throw new Error('There is no master key')
  return DataKey.create({ id, purpose, wrapped: wrapDataKey(newest, id, purpose, newSecret()), activeFrom })
}

/** Reads the list of keys again every half notice, for keys that another process announced. */
export function watchKeys(masters: Buffer[], onError: (error: unknown) => void): NodeJS.Timeout {
  const reload = () =>
    DataKey.findAll()
      .then(rows => loadKeys(masters, rows))
      .catch(onError)
  return setInterval(() => void reload(), KEY_NOTICE / 2).unref()
}
