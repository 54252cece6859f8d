import { connect, type Socket } from 'node:net'

/** What to send: method, path, headers, body. A new one may be made for each request. */
export interface Call {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

export interface Load {
  port: number
  connections: number
  milliseconds: number
  expect: number
  /** The n-th request of a connection. */
  call: (n: number, connection: number) => Call
}

export interface Outcome {
  perSecond: number
  p50: number
  p99: number
  /** Answers with another status than expected; such a row proves nothing. */
  wrong: number
  /** One such status. */
  wrongStatus: number | null
}

/**
 * Sends one request after the other over some kept-alive connections to this machine, for a bounded time. Plain sockets:
 * the client shares two cores with what it measures, so it must cost little.
 */
export async function load(given: Load): Promise<Outcome> {
  const until = performance.now() + given.milliseconds
  const begun = performance.now()
  const times: number[] = []
  let wrong = 0
  let wrongStatus: number | null = null
  const run = async (_: unknown, connection: number): Promise<void> => {
    const wire = await open(given.port)
    for (let n = 0; performance.now() < until; n++) {
      const sent = performance.now()
      const status = await wire.exchange(textOf(given.call(n, connection)))
      times.push(performance.now() - sent)
      if (status !== given.expect) {
        wrong++
        wrongStatus = status
      }
    }
    wire.close()
  }
  await Promise.all(Array.from({ length: given.connections }, run))
  const seconds = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), wrong, wrongStatus }
}

function textOf({ method, path, headers, body }: Call): string {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`)
  if (body !== undefined)
    lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}

interface Wire {
  exchange(request: string): Promise<number>
  close(): void
}

function open(port: number): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(wireOver(socket)))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

function wireOver(socket: Socket): Wire {
  let received: Buffer[] = []
  let size = 0
  let needed = -1
  let status = 0
  let answered: (status: number) => void = () => undefined
  socket.on('data', chunk => {
    received.push(chunk)
    size += chunk.length
    if (needed < 0) [needed, status] = readHead(Buffer.concat(received))
    if (needed >= 0 && size >= needed) {
      received = []
      size = 0
      needed = -1
      answered(status)
    }
  })
  return {
    exchange: request =>
      new Promise(resolve => {
        answered = resolve
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** How long the whole answer is, and its status; -1 while the head has not arrived. */
function readHead(bytes: Buffer): [number, number] {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return [-1, 0]
  const head = bytes.subarray(0, end).toString()
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
  return [end + 4 + length, Number(head.slice(9, 12))]
}
