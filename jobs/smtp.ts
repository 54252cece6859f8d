import { createTransport } from 'nodemailer'
import { type Config, isLoopback } from '../runtime/config.ts'
import { describeError } from '../runtime/logger.ts'

/** Connections at once to the mail server. */
const CONNECTIONS = 5
/** The longest that one mail may take, in milliseconds, waiting for a connection included. */
const LIMIT = 300_000
const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

export interface Mail {
  to: string
  subject: string
  body: string
  messageId: string
}

/**
 * What became of one try. "later": the server cannot take this mail now. "unreachable": it was not even asked about
 * this mail, since there was no connection, no sign-in, or it takes nothing from this sender. `failure` is a code.
 */
export type Outcome =
  | { is: 'sent' }
  | { is: 'refused'; failure: string }
  | { is: 'later'; failure: string }
  | { is: 'unreachable'; failure: string }

/**
 * How to reach the mail server. The connection must be encrypted, with a certificate that is right, unless the server
 * is on this machine or SMTP_TLS is "off". Nothing is sent twice by the pool itself.
 */
export function routeTo(smtpUrl: string, tls: Config['SMTP_TLS']) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'smtps:'
  const open = !secure && (tls === 'off' || isLoopback(host))
  return {
    pool: true as const,
    host,
    port: Number(port || PORTS[protocol]),
    secure,
    requireTLS: !secure && !open,
    ignoreTLS: open,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    maxConnections: CONNECTIONS,
    maxRequeues: 0,
    dnsTimeout: 15_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

export interface Post {
  /** Hands a mail to the server. Never throws. */
  send(mail: Mail): Promise<Outcome>
  close(): void
}

/** Opens the way to the mail server; undefined where none is set. It connects with the first mail. */
export function openPost({ SMTP_URL, SMTP_TLS, SMTP_FROM }: Config): Post | undefined {
  if (!SMTP_URL || !SMTP_FROM) return undefined
  const transport = createTransport(routeTo(SMTP_URL, SMTP_TLS))
  return {
    send: mail =>
      transport.sendMail(message(mail, SMTP_FROM)).then(() => ({ is: 'sent' }) as const, outcomeOf),
    close: () => transport.close(),
  }
}

/** Plain text, one recipient, nothing that tells who opened it. Machines that answer mails are asked not to. */
function message({ to, subject, body, messageId }: Mail, from: string) {
  return {
    from: { name: '', address: from },
    to: { name: '', address: to },
    envelope: { from, to },
    subject,
    text: body,
    messageId: `<${messageId}@${from.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    signal: AbortSignal.timeout(LIMIT),
  }
}

interface Failure {
  code?: string
  command?: string
  responseCode?: number
}

/** Reads an error of the mail library: by the server's code and the command it answered, never by words. */
export function outcomeOf(error: unknown): Outcome {
  const { code, command, responseCode } = error as Failure
  if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return { is: 'refused', failure: code }
  const failure = String(responseCode ?? describeError(error).errorCode ?? 'unknown').slice(0, 24)
  // 421 closes the connection, and 530 and 535 want a sign-in: none of them speaks of this mail.
  const ofThisMail = command === 'RCPT TO' || command === 'DATA'
  if (!ofThisMail || responseCode === undefined || [421, 530, 535].includes(responseCode)) {
    return { is: 'unreachable', failure }
  }
  return { is: responseCode >= 500 ? 'refused' : 'later', failure }
}
