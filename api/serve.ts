import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { type Context, nobody } from '../commands/context.ts'
import { Problem } from '../errors.ts'
import { inTransaction } from '../models/database.ts'
import { keyedDigest } from '../models/keyring.ts'
import { abilityFor } from '../policies/ability.ts'
import { authorize } from '../policies/authorize.ts'
import { minuteOf } from '../runtime/clock.ts'
import { type Caller, identify, refuseForgery } from './actor.ts'
import { type Answer, type Asked, type Endpoint, etagOf } from './endpoint.ts'
import type { House } from './house.ts'
import { answerOnce } from './idempotency.ts'
import { networkOf } from './network.ts'
import { unreadable } from './problem.ts'

const safe = new Set(['GET', 'HEAD'])

/** Makes the Express handler of an endpoint: recognise, allow, check, run in one transaction, answer. */
export function serve(declared: Endpoint, house: House): RequestHandler {
  return async (request, response) => {
    const caller = await recognise(declared, request, house)
    const context = contextOf(caller, request, response, house)
    const asked = { ...check(declared, request, context, caller), house }
    const work = () => declared.handle(asked)
    const answer = declared.transaction
      ? await inTransaction(() => answerOnce(asked, declared, work))
      : await work()
    send(answer, request, response)
  }
}

async function recognise(declared: Endpoint, request: Request, house: House): Promise<Caller | null> {
  const { policy } = declared
  if ('everybody' in policy) return null
  const caller = await identify(request, house)
  if (!caller) throw new Problem('unauthenticated', 'Sign in first')
  if (!safe.has(request.method)) refuseForgery(request, caller)
  refuseOutOfScope(caller, request)
  // Where the path names a record, the record's own door answers: what one cannot see does not exist.
  if ('may' in policy && !request.params.id) authorize(caller.ability, ...policy.may)
  return caller
}

/** An API token may do what its scopes name: "read", "write", or one resource of either ("read:cases"). */
function refuseOutOfScope(caller: Caller, request: Request): void {
  const { scopes } = caller.actor
  if (scopes === 'every') return
  const need = safe.has(request.method) ? 'read' : 'write'
  const resource = request.path.split('/')[1] ?? ''
  if (!scopes.includes(need) && !scopes.includes(`${need}:${resource}`)) {
    throw new Problem('forbidden', `This token has no scope ${need}:${resource}`)
  }
}

function contextOf(caller: Caller | null, request: Request, response: Response, house: House): Context {
  return {
    actor: caller?.actor ?? nobody,
    requestId: response.locals.requestId as string,
    network: keyedDigest('requests', networkOf(request.ip ?? '')),
    now: house.clock.now(),
    today: house.today(),
  }
}

function check(
  declared: Endpoint,
  request: Request,
  context: Context,
  caller: Caller | null,
): Omit<Asked<unknown, unknown, unknown>, 'house'> {
  const params = declared.params?.safeParse(request.params)
  if (params && !params.success)
    throw new Problem('not-found', 'There is no such thing, or it is not yours to see')
  if (declared.edits && !request.get('If-Match')) {
    throw new Problem('version-required', 'Send the ETag of what you read in If-Match')
  }
  return {
    params: params?.data ?? request.params,
    query: declared.query ? parsed(declared.query, request.query, '') : refuseQuery(request),
    body: declared.body ? parsed(declared.body, bodyOf(request), '') : refuseBody(request),
    ability: caller?.ability ?? abilityFor(nobody, context.today, minuteOf(context.now)),
    context,
    session: caller?.session ?? null,
    http: request,
  }
}

function parsed(schema: z.ZodType, input: unknown, prefix: string): unknown {
  const result = schema.safeParse(input, { error: sayMissing })
  if (!result.success) throw unreadable(result.error, prefix)
  return result.data
}

/** A field that is not there is called missing; everything else keeps the schema's own words. */
const sayMissing: z.core.$ZodErrorMap = issue =>
  issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : undefined

function bodyOf(request: Request): unknown {
  if (request.body === undefined && Number(request.get('Content-Length') ?? 0) > 0) {
    throw new Problem('unsupported-media-type', 'Send the body as application/json')
  }
  return request.body ?? {}
}

function refuseQuery(request: Request): object {
  const unknown = Object.keys(request.query)
  if (unknown.length === 0) return {}
  const errors = unknown.map(name => ({ pointer: `/${name.slice(0, 60)}`, detail: 'unknown field' }))
  throw new Problem('invalid-input', 'This address takes no query', { errors })
}

function refuseBody(request: Request): object {
  const body: unknown = request.body
  if (body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0))
    return {}
  throw new Problem('invalid-input', 'This request takes no body')
}

function send(answer: Answer, request: Request, response: Response): void {
  response.status(answer.status)
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.append(name, value)
  for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie)
  if (answer.file) {
    response
      .type(answer.file.type)
      .set('Content-Disposition', `inline; filename="${answer.file.name}"`)
      .send(answer.file.bytes)
    return
  }
  if (answer.body === undefined) {
    response.end()
    return
  }
  linkNext(answer.body, request, response)
  // Not every ETag covers the whole answer: a matter's is made of its own fields, for edits, and leaves the steps out.
  if (request.get('If-None-Match') && request.fresh && answer.headers?.ETag === etagOf(answer.body)) {
    response.status(304).end()
    return
  }
  response.type('application/json').end(JSON.stringify(answer.body))
}

/** Names the next page of a list in the Link header (RFC 8288), for programs that follow links. */
function linkNext(body: unknown, request: Request, response: Response): void {
  const next = (body as { next?: unknown } | null)?.next
  if (request.method !== 'GET' || typeof next !== 'string') return
  const query = new URLSearchParams({ ...(request.query as Record<string, string>), cursor: next })
  response.append('Link', `<${request.baseUrl}${request.path}?${query}>; rel="next"`)
}
