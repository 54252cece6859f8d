import { z } from 'zod'
import { type Endpoint, endpoint, ok } from './endpoint.ts'
import * as health from './health/routes.ts'
import { describeApi } from './openapi.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type Route = readonly [method: Method, path: string, declared: Endpoint]

const openapi = endpoint({
  summary: 'This document',
  policy: { everybody: 'the description of the API holds nothing of the data' },
  answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
  transaction: false,
  handle: async ({ http }) =>
    ok(describeApi(routes, `${http.protocol}://${http.get('Host') ?? 'localhost'}`)),
})

/** The table of contents: every path of /api/v1 on one line. */
export const routes: Route[] = [
  ['get', '/health/live', health.live],
  ['get', '/health/ready', health.ready],
  ['get', '/openapi.json', openapi],
]
