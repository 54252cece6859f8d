import { z } from 'zod'
import { problems } from '../errors.ts'
import type { Endpoint, Method, Route } from './endpoint.ts'

type Json = Record<string, unknown>

const DESCRIPTION =
  'Legal-aid case and partnership management. Errors are RFC 9457 problem documents. Hours are whole minutes, also where ' +
  'they are pledged; money is whole minor units (cents) beside its currency. Days are dates of the centre; an If-Match ' +
  'takes the ETag of a GET of the same address.'

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', enum: Object.keys(problems).map(kind => `/problems/${kind}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
    allowed: { type: 'array' },
  },
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The OpenAPI 3.1 document of the routes, made from the schemas that check the requests. */
export function describeApi(routes: readonly Route[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const [method, path, declared] of routes) {
    const at = path.replace(/:(\w+)/g, '{$1}')
    paths[at] = { ...paths[at], [method]: operation(method, path, declared) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Causeway',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'causeway',
          description: 'Changes also need X-CSRF-Token.',
        },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(method: Method, path: string, declared: Endpoint): Json {
  const open = 'everybody' in declared.policy
  return {
    summary: declared.summary,
    tags: [path.split('/')[1]],
    operationId: `${method}${path.replace(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: open ? [] : [{ session: [] }, { token: [] }],
    parameters: parametersOf(method, path, declared),
    ...requestBodyOf(declared),
    responses: responsesOf(method, path, declared, open),
  }
}

function requestBodyOf({ body, upload }: Endpoint): Json {
  const file = { schema: { type: 'string', format: 'binary' } }
  if (upload) {
    const content = Object.fromEntries(upload.types.map(type => [type, file]))
    return { requestBody: { required: true, description: `At most ${upload.limit} bytes`, content } }
  }
  if (!body) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
  }
}

const fileName: Json = {
  name: 'name',
  in: 'query',
  required: true,
  description: 'The name of the file',
  schema: { type: 'string' },
}

function parametersOf(method: Method, path: string, declared: Endpoint): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(match => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: propertyOf(declared.params, match[1] ?? '') ?? { type: 'string' },
  }))
  const query = declared.query ? schemaOf(declared.query, 'input') : {}
  const required = (query.required ?? []) as string[]
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  if (declared.upload) inQuery.push(fileName as (typeof inQuery)[number])
  const headers: Json[] = []
  if (declared.edits) headers.push(header('If-Match', true, 'The ETag of what was read.'))
  if ((method === 'post' || declared.upload) && declared.transaction && !('everybody' in declared.policy)) {
    headers.push(header('Idempotency-Key', false, 'Makes a repeated request answer as the first did.'))
  }
  return [...inPath, ...inQuery, ...headers]
}

const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

function responsesOf(method: Method, path: string, declared: Endpoint, open: boolean): Json {
  const { status, schema, media } = declared.answer
  const content = media
    ? { content: { [media]: { schema: { type: 'string', format: 'binary' } } } }
    : schema
      ? { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }
      : {}
  const known: Record<string, Json> = { [status]: { description: 'Done', ...content } }
  if (!open) known['401'] = problemAnswer('Not signed in')
  if (!open) known['403'] = problemAnswer('Refused')
  if (path.includes(':')) known['404'] = problemAnswer('Not there, or not yours to see')
  if (method !== 'get') known['409'] = problemAnswer('Not possible in the present state')
  if (declared.upload) {
    known['413'] = problemAnswer('Too large')
    known['415'] = problemAnswer('A kind of file that is not taken here')
  }
  if (declared.body || declared.query || declared.upload) known['422'] = problemAnswer('Bad input')
  if (declared.edits) {
    known['412'] = problemAnswer('Changed since it was read')
    known['428'] = problemAnswer('If-Match is missing')
  }
  return { ...known, default: problemAnswer('Any other problem') }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return json as Json
}

function propertyOf(schema: z.ZodType | undefined, name: string): Json | undefined {
  if (!schema) return undefined
  const properties = schemaOf(schema, 'input').properties as Record<string, Json> | undefined
  return properties?.[name]
}
