import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it came out at the other end. */
export interface Received {
  to: string
  from: string
  subject: string
  body: string
  headers: Map<string, string>
}

interface Manner {
  host?: string
  port?: number
  /** The code with which a recipient is refused. */
  refuse?: (recipient: string) => number | undefined
  /** Whether the server answers after it took a mail in. Where it does not, it has not accepted. */
  answers?: (recipient: string) => boolean
}

/** A real mail server on loopback. */
export async function startMailServer({ host = '127.0.0.1', port = 0, refuse, answers }: Manner = {}) {
  const received: Received[] = []
  const asked: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, answer) {
      asked.push(address)
      const responseCode = refuse?.(address)
      answer(responseCode ? Object.assign(new Error(`no ${address}`), { responseCode }) : null)
    },
    onData(stream, { envelope }, answer) {
      const to = envelope.rcptTo.map(({ address }) => address).join()
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      void text(stream).then(raw => {
        if (answers && !answers(to)) return
        received.push({ to, from, ...opened(raw) })
        answer(null)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(port, host, resolve))
  const at = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://${host}:${at}`,
    port: at,
    received,
    /** Every recipient that was asked for, refused ones too. */
    asked,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

function opened(raw: string): Pick<Received, 'subject' | 'body' | 'headers'> {
  const split = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map(line => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]+: */, '')]),
  )
  const coding = headers.get('content-transfer-encoding') ?? ''
  const body = decoded(coding, raw.slice(split + 4))
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
  return { subject: words(headers.get('subject') ?? ''), body, headers }
}

function decoded(coding: string, body: string): string {
  if (coding === 'base64') return Buffer.from(body, 'base64').toString()
  return coding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')) : body
}

const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** Words of a header that are encoded (RFC 2047). */
const words = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : unquoted(word.replaceAll('_', ' ')),
    )
