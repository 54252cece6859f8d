import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { type Context, nobody } from '../commands/context.ts'
import { Problem } from '../errors.ts'
import { inTransaction } from '../models/database.ts'
import type { FileContent } from '../models/files.ts'
import { keyedDigest } from '../models/keyring.ts'
import { abilityFor } from '../policies/ability.ts'
import { authorize } from '../policies/authorize.ts'
import { minuteOf } from '../runtime/clock.ts'
import { type Caller, identify, refuseForgery } from './actor.ts'
import type { AnyAsked, Asked, Endpoint, Upload } from './endpoint.ts'
import type { House } from './house.ts'
import { answerOnce } from './idempotency.ts'
import { networkOf } from './network.ts'
import { unreadable } from './problem.ts'
import { send } from './send.ts'
import { holdBody, readUpload } from './upload.ts'

const safe = new Set(['GET', 'HEAD'])

/** Makes the Express handler of an endpoint: recognise, allow, check, run in one transaction, answer. */
export function serve(declared: Endpoint, house: House): RequestHandler {
  return async (request, response) => {
    if (declared.upload) holdBody(request, response)
    let asked = await ask(declared, request, response, house)
    if (declared.upload) {
      const file = await takeFile(declared.upload, asked)
      // The sender decides how long that took: who they are, and what time it is, is asked again.
      asked = { ...(await ask(declared, request, response, house)), file }
    }
    const work = () => declared.handle(asked)
    const answer = declared.transaction
      ? await inTransaction(() => answerOnce(asked, declared, work))
      : await work()
    send(answer, request, response)
  }
}

async function ask(
  declared: Endpoint,
  request: Request,
  response: Response,
  house: House,
): Promise<AnyAsked> {
  const caller = await recognise(declared, request, house)
  const context = contextOf(caller, request, response, house)
  return { ...check(declared, request, context, caller), house }
}

/** Reads the file of an upload, once it is clear that this caller may hand one in here. */
async function takeFile(upload: Upload, asked: AnyAsked): Promise<FileContent> {
  await upload.admit(asked as Asked<never, never, undefined>)
  return readUpload(asked.http, upload)
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
  const resource = request.path.split(/[/.]/)[1] ?? ''
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
    ...(declared.upload
      ? { query: queryBesideName(declared, request), body: undefined }
      : { query: queryOf(declared, request.query), body: bodyFor(declared, request) }),
    ability: caller?.ability ?? abilityFor(nobody, context.today, minuteOf(context.now)),
    context,
    session: caller?.session ?? null,
    http: request,
  }
}

function queryOf({ query: schema }: Endpoint, query: Request['query']): unknown {
  return schema ? parsed(schema, query, '') : refuseQuery(query)
}

function queryBesideName(declared: Endpoint, { query }: Request): unknown {
  const { name: _, ...others } = query
  return queryOf(declared, others)
}

function bodyFor({ body: schema }: Endpoint, request: Request): unknown {
  return schema ? parsed(schema, bodyOf(request), '') : refuseBody(request)
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

function refuseQuery(query: Request['query']): object {
  const unknown = Object.keys(query)
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
