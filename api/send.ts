import type { Request, Response } from 'express'
import { type Answer, etagOf } from './endpoint.ts'
import { asAttachment } from './fileName.ts'

/** Writes an answer: JSON, a file, or nothing. */
export function send(answer: Answer, request: Request, response: Response): void {
  response.status(answer.status)
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.append(name, value)
  for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie)
  if (answer.file) {
    sendFile(answer.file, response)
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

function sendFile({ type, name, bytes, attachment }: NonNullable<Answer['file']>, response: Response): void {
  if (attachment) response.set('Content-Security-Policy', "default-src 'none'; sandbox")
  response
    .type(type)
    .set('Content-Disposition', attachment ? asAttachment(name) : `inline; filename="${name}"`)
    .send(bytes)
}

/** Names the next page of a list in the Link header (RFC 8288), for programs that follow links. */
function linkNext(body: unknown, request: Request, response: Response): void {
  const next = (body as { next?: unknown } | null)?.next
  if (request.method !== 'GET' || typeof next !== 'string') return
  const query = new URLSearchParams({ ...(request.query as Record<string, string>), cursor: next })
  response.append('Link', `<${request.baseUrl}${request.path}?${query}>; rel="next"`)
}
