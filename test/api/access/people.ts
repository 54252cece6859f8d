import request from 'supertest'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { User } from '../../../models/User.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { hashPassword } from '../../../runtime/hash-queue.ts'
import { build } from '../../support/build.ts'
import { theApp } from '../../support/house.ts'

export const PASSWORD = 'a long walk along the harbour'
export const OTHER = 'eleven herons over the mudflat'

let hashed: Promise<string> | undefined

/** Somebody who can sign in with PASSWORD. */
export async function personWithPassword(
  roles: Role[] = ['caseworker'],
  given: { email?: string; status?: User['status']; firmId?: string } = {},
): Promise<User> {
  hashed ??= hashPassword(PASSWORD)
  const { email, ...rest } = given
  return build.user(roles, { passwordHash: await hashed, ...(email ? { signInName: email } : {}), ...rest })
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** A browser that keeps its cookies, as people's do. */
export function browser(headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  let forgeryToken = ''
  const call = (method: Method) => (path: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return request(theApp())
      [method](`/api/v1${path}`)
      .set({
        ...headers,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(forgeryToken ? { 'X-CSRF-Token': forgeryToken } : {}),
      })
  }
  const keep = (given: { headers: Record<string, unknown>; body: { csrfToken?: string } }) => {
    for (const line of (given.headers['set-cookie'] ?? []) as string[]) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    forgeryToken = given.body.csrfToken ?? forgeryToken
  }
  return {
    cookies,
    keep,
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
    async signIn(email: string, password = PASSWORD) {
      const answer = await call('post')('/session').send({ email, password })
      keep(answer)
      return answer
    },
  }
}

/** The token in the link of the newest mail of a kind. */
export async function tokenFromMail(kind: string): Promise<string> {
  const mail = await OutboxMessage.findOne({ where: { kind }, order: [['id', 'DESC']] })
  return /#(\S+)/.exec(mail?.body ?? '')?.[1] ?? 'no mail'
}
