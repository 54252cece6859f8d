import { createHash, randomBytes } from 'node:crypto'

/** Only the hash of a session, link or token is kept. They are random, so that a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** 256 random bits to hand out, and what to keep of them. */
export function newSecret(prefix = ''): { token: string; tokenHash: string } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}
