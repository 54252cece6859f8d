import winston from 'winston'

/** What a log line may say. Anything else is dropped, so that no name, body or query can slip in. */
const allowed = new Set([
  'level',
  'message',
  'timestamp',
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'userId',
  'subject',
  'subjectId',
  'problem',
  'errorName',
  'errorCode',
  'stack',
  'attempt',
  'count',
  'port',
  'database',
  'keyId',
])

const allowListed = winston.format(info => {
  for (const key of Object.keys(info)) if (!allowed.has(key)) delete info[key]
  return info
})

export type Logger = winston.Logger

/** Structured logs on standard error: ids only, one JSON object a line. */
export function createLogger(level: string, transport: winston.transport = toStandardError()): Logger {
  return winston.createLogger({
    level,
    format: winston.format.combine(winston.format.timestamp(), allowListed(), winston.format.json()),
    transports: [transport],
  })
}

function toStandardError(): winston.transport {
  return new winston.transports.Console({ stderrLevels: ['error', 'warn', 'info', 'debug'] })
}

/**
 * The parts of an unexpected error that may be logged: its class, its code and where it came from. Never its message:
 * database errors quote values.
 */
export function describeError(error: unknown): { errorName: string; errorCode?: string; stack?: string } {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const code = (error as { code?: unknown }).code ?? (error as { parent?: { code?: unknown } }).parent?.code
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    errorName: error.name,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    stack: frames.slice(0, 12).join('\n'),
  }
}
