import { randomUUID } from 'node:crypto'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { Problem } from '../errors.ts'
import { docsPage } from './docs.ts'
import type { Endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { refuseUnjudged } from './judgedAgain.ts'
import { problemHandler } from './problem.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'

const BODY_LIMIT = '256kb'

/** The whole HTTP side: middleware in order, the routes, the problem handler. Refuses to start on an unguarded route. */
export function createApp(house: House): Express {
  refuseUnguarded()
  refuseUnjudged(routes)
  const app = express()
  app.set('trust proxy', house.config.TRUST_PROXY)
  app.set('query parser', 'simple')
  app.set('etag', false)
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.disable('x-powered-by')

  app.use(numbered(house))
  app.use(headers)
  app.use(express.json({ limit: BODY_LIMIT, strict: true }))
  app.use('/api/v1', routerOf(house))
  app.use('/api/v1/docs', docsPage())
  app.use(() => {
    throw new Problem('not-found', 'There is nothing at this address')
  })
  app.use(problemHandler(house.logger))
  return app
}

function refuseUnguarded(): void {
  const unguarded = routes.filter(([, , declared]) => !isPolicy((declared as Partial<Endpoint>).policy))
  if (unguarded.length > 0) {
    throw new Error(
      `Routes without a policy: ${unguarded.map(([method, path]) => `${method} ${path}`).join(', ')}`,
    )
  }
}

function isPolicy(policy: unknown): boolean {
  return (
    typeof policy === 'object' &&
    policy !== null &&
    ('may' in policy || 'signedIn' in policy || 'everybody' in policy)
  )
}

function routerOf(house: House): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  const methodsAt = new Map<string, string[]>()
  for (const [method, path, declared] of routes) {
    router[method](path, serve(declared, house))
    methodsAt.set(path, [...(methodsAt.get(path) ?? []), method.toUpperCase()])
  }
  for (const [path, methods] of methodsAt) {
    router.all(path, (_request, response) => {
      response.set('Allow', methods.join(', '))
      throw new Problem('method-not-allowed', `This path knows ${methods.join(', ')}`)
    })
  }
  return router
}

/** Gives each request a number, and writes one log line for it when it is answered. */
function numbered(house: House): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    response.locals.requestId = randomUUID()
    response.set('X-Request-Id', response.locals.requestId as string)
    response.on('finish', () => {
      house.logger.info('request', {
        requestId: response.locals.requestId,
        method: request.method,
        route: request.route ? String((request.route as { path: unknown }).path) : 'none',
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - begun),
        problem: response.locals.problem,
      })
    })
    next()
  }
}

const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: { maxAge: 63_072_000 },
  referrerPolicy: { policy: 'no-referrer' },
})

const headers: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'no-store')
  security(request, response, next)
}
