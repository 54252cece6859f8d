import { randomBytes } from 'node:crypto'
import request from 'supertest'
import { forgeryToken } from '../../api/actor.ts'
import { hashToken } from '../../commands/access/secrets.ts'
import { Session } from '../../models/Session.ts'
import type { User } from '../../models/User.ts'
import { clock, theApp } from './house.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** A request without a sign-in: `anyone().get('/cases')`. */
export function anyone() {
  return callsWith({})
}

/** A browser in which this person signed in: `(await as(maria)).get('/cases')`. */
export async function as(user: User) {
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  await Session.create({
    tokenHash: hashToken(token),
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 12 * 3_600_000),
  })
  return callsWith({ Cookie: `causeway=${token}`, 'X-CSRF-Token': forgeryToken(token) })
}

export type Browser = ReturnType<typeof callsWith>

function callsWith(headers: Record<string, string>) {
  const call = (method: Method) => (path: string) => {
    const started = request(theApp())[method](`/api/v1${path}`)
    return started.set(headers)
  }
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
    headers,
  }
}
