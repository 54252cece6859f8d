import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The master key (a file, never in the database) wraps the data keys (in the database, one line of keys a purpose).
 * Values name the key that encrypted them, so keys change while the system runs: a new key is written with the moment
 * from which it is used, and every process has read it before that moment comes.
 */
export const keyPurposes = [
  'identity',
  'narrative',
  'clinical',
  'mail',
  'answers',
  'search',
  'audit',
  'requests',
  'files',
  'reports',
] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/** A data key as it lies in the database. */
export interface WrappedKey {
  id: string
  purpose: KeyPurpose
  wrapped: string
  activeFrom: Date
}

interface LoadedKey {
  id: string
  purpose: KeyPurpose
  secret: Buffer
  activeFrom: number
}

const NONCE = 12
const TAG = 16
/** How far ahead a new key is announced, in milliseconds; processes read the key list twice in that time. */
export const KEY_NOTICE = 60_000

/** Thrown for a value whose key was destroyed: nobody opens it any more. */
export class KeyDestroyed extends Error {}

/** What stands in the list in place of a key that was destroyed. */
export const NO_KEY = ''

const destroyed = new Set<string>()
const loaded = new Map<string, LoadedKey>()
const newestFirst = new Map<KeyPurpose, LoadedKey[]>()

/** The lines of the master key file, newest first. An older line may stay until every data key is wrapped anew. */
export function readMasterKeys(file: string): Buffer[] {
  const keys = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some(key => key.length !== 32)) {
    throw new Error(`${file} does not hold a master key (32 bytes in base64 a line)`)
  }
  return keys
}

/** Writes a new master key where none is. Returns whether it did. */
export function ensureMasterKey(file: string): boolean {
  if (existsSync(file)) return false
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  chmodSync(file, 0o600)
  return true
}

function wrappingKey(master: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', 'causeway data key wrapping', 32))
}

function seal(key: Buffer, plain: Buffer, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unseal(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

export function wrapDataKey(master: Buffer, id: string, purpose: string, secret: Buffer): string {
  return seal(wrappingKey(master), secret, `data key ${id} ${purpose}`).toString('base64')
}

export function unwrapDataKey(masters: Buffer[], id: string, purpose: string, wrapped: string): Buffer {
  for (const master of masters) {
    try {
      return unseal(wrappingKey(master), Buffer.from(wrapped, 'base64'), `data key ${id} ${purpose}`)
    } catch {
      // Wrapped by another line of the master key file.
    }
  }
  throw new Error(`Data key ${id} cannot be opened with this master key`)
}

/** Puts the keys of the database into memory. */
export function loadKeys(masters: Buffer[], rows: WrappedKey[]): void {
  // The rows are the whole list: keys of a database that was open before must not encrypt for this one.
  loaded.clear()
  destroyed.clear()
  for (const row of rows) {
    if (row.wrapped === NO_KEY) {
      destroyed.add(row.id)
      continue
    }
    const purpose = row.purpose
    loaded.set(row.id, {
      id: row.id,
      purpose,
      secret: unwrapDataKey(masters, row.id, purpose, row.wrapped),
      activeFrom: row.activeFrom.getTime(),
    })
  }
  for (const purpose of keyPurposes) {
    const keys = [...loaded.values()].filter(key => key.purpose === purpose)
    newestFirst.set(
      purpose,
      keys.sort((a, b) => b.activeFrom - a.activeFrom || (a.id < b.id ? 1 : -1)),
    )
  }
}

function keyInUse(purpose: KeyPurpose): LoadedKey {
  const now = Date.now()
  const key = newestFirst.get(purpose)?.find(candidate => candidate.activeFrom <= now)
  if (!key) throw new Error(`No ${purpose} key is loaded`)
  return key
}

export function currentKeyId(purpose: KeyPurpose): string {
  return keyInUse(purpose).id
}

/** Encrypted bytes, and the key that opens them. */
export interface SealedBytes {
  keyId: string
  sealed: Buffer
}

/** Encrypts bytes so that they open only in the place that `boundTo` names. */
export function encryptBytes(purpose: KeyPurpose, boundTo: string, plain: Buffer): SealedBytes {
  const key = keyInUse(purpose)
  return { keyId: key.id, sealed: seal(key.secret, plain, boundTo) }
}

/** Throws when the bytes were changed, or moved here from another place, and KeyDestroyed when their key is no more. */
export function decryptBytes(purpose: KeyPurpose, boundTo: string, { keyId, sealed }: SealedBytes): Buffer {
  if (destroyed.has(keyId)) throw new KeyDestroyed('The key of this value was destroyed')
  const key = loaded.get(keyId)
  if (!key || key.purpose !== purpose) throw new Error('The value cannot be decrypted')
  return unseal(key.secret, sealed, boundTo)
}

/** Encrypts a text so that it opens only in the place that `boundTo` names. */
export function encrypt(purpose: KeyPurpose, boundTo: string, text: string): string {
  const { keyId, sealed } = encryptBytes(purpose, boundTo, Buffer.from(text))
  return `v1.${keyId}.${sealed.toString('base64')}`
}

/** Throws when the text was changed, or moved here from another row or column. */
export function decrypt(purpose: KeyPurpose, boundTo: string, stored: string): string {
  const [version, keyId, body] = stored.split('.')
  if (version !== 'v1' || !keyId || !body) throw new Error('The value cannot be decrypted')
  return decryptBytes(purpose, boundTo, { keyId, sealed: Buffer.from(body, 'base64') }).toString()
}

export function keyIdOf(stored: string): string {
  return stored.split('.')[1] ?? ''
}

/** Keyed digest in hex. `keyId` names an older key (to check what it signed). */
export function keyedDigest(purpose: KeyPurpose, text: string, keyId?: string): string {
  const key = keyId ? loaded.get(keyId) : keyInUse(purpose)
  if (!key || key.purpose !== purpose) throw new Error(`No ${purpose} key ${keyId ?? ''} is loaded`)
  return createHmac('sha256', key.secret).update(text).digest('hex')
}

export function newSecret(): Buffer {
  return randomBytes(32)
}

/** Every key id of a purpose, newest first: a search must ask under each until the tokens are made anew. */
export function keyIds(purpose: KeyPurpose): string[] {
  return (newestFirst.get(purpose) ?? []).map(key => key.id)
}
