import type { ErrorRequestHandler, Request } from 'express'
import { z } from 'zod'
import { type InputIssue, Problem } from '../errors.ts'
import { describeError, type Logger } from '../runtime/logger.ts'

/** Turns whatever was thrown into application/problem+json. The only place that does. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = asProblem(error)
    if (problem.kind === 'internal') {
      logger.error('unexpected', { requestId: response.locals.requestId, ...describeError(error) })
    } else if (problem.kind === 'unavailable') {
      logger.warn('unavailable', { requestId: response.locals.requestId, ...describeError(error) })
    }
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (problem.extra.retryAfter) response.set('Retry-After', String(problem.extra.retryAfter))
    response.locals.problem = problem.kind
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(describe(problem, request, String(response.locals.requestId))))
  }
}

function describe(problem: Problem, request: Request, requestId: string) {
  const { errors, allowed } = problem.extra
  return {
    type: `/problems/${problem.kind}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    instance: request.baseUrl + request.path,
    requestId,
    ...(errors ? { errors } : {}),
    ...(allowed ? { allowed } : {}),
  }
}

interface Foreign {
  name?: string
  type?: string
  status?: number
  code?: string
  parent?: { code?: string; errno?: number; message?: string }
}

/** The few errors of others that have a meaning for the caller, told apart by type and code, never by their words. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError) return unreadable(error, '')
  const foreign = (error ?? {}) as Foreign
  switch (foreign.type) {
    case 'entity.parse.failed':
      return new Problem('bad-request', 'The body is not valid JSON')
    case 'entity.too.large':
      return new Problem('too-large', 'The body is larger than this server accepts')
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem('unsupported-media-type', 'Send application/json in UTF-8')
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem('bad-request', 'The body did not arrive whole')
  }
  if (foreign.name === 'SequelizeUniqueConstraintError' && !isCheckFailure(foreign)) {
    return new Problem('conflict', 'Such a record exists already')
  }
  if (foreign.name === 'SequelizeForeignKeyConstraintError') {
    return new Problem('conflict', 'The request names a record that does not exist')
  }
  if (isDatabaseAway(foreign)) {
    return new Problem('unavailable', 'The database does not answer', { retryAfter: 5 })
  }
  if (error instanceof URIError) return new Problem('bad-request', 'The address is malformed')
  if (foreign.status === 400) return new Problem('bad-request', 'The request cannot be read')
  return new Problem('internal', 'The error was recorded; quote the request id when you report it')
}

// Sequelize reports a failed CHECK on SQLite as a failed UNIQUE.
function isCheckFailure(error: Foreign): boolean {
  return (error.parent?.message ?? '').includes('CHECK constraint')
}

const away = new Set([
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'SQLITE_IOERR',
])

function isDatabaseAway(error: Foreign): boolean {
  const unreachable = [
    'SequelizeConnectionError',
    'SequelizeConnectionRefusedError',
    'SequelizeConnectionAcquireTimeoutError',
    'SequelizeHostNotReachableError',
    'SequelizeHostNotFoundError',
    'SequelizeTimeoutError',
  ]
  return unreachable.includes(error.name ?? '') || away.has(error.parent?.code ?? error.code ?? '')
}

/** A body full of faults must not draw an answer larger than itself. */
const MOST_ERRORS = 100

/** Every issue of a schema, each with its JSON pointer. */
export function unreadable(error: z.ZodError, prefix: string): Problem {
  const errors = error.issues.flatMap(issue => pointersOf(issue, prefix)).slice(0, MOST_ERRORS)
  return new Problem('invalid-input', 'Some of the input is not right', { errors })
}

function pointersOf(issue: z.core.$ZodIssue, prefix: string): InputIssue[] {
  const at =
    prefix + issue.path.map(part => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ pointer: `${at}/${key.slice(0, 60)}`, detail: 'unknown field' }))
  }
  return [{ pointer: at, detail: issue.message }]
}
