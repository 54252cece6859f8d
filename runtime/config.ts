import { z } from 'zod'

const minutes = (fallback: number) => z.coerce.number().int().min(1).max(1440).default(fallback)

/** Every setting, each with a line of purpose. `.env.example` is checked against this list. */
const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('the port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  PUBLIC_URL: z.url().optional().describe('the address that people type; links in mails start with it'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0).describe('how many proxies stand in front'),
  DATA_DIR: z.string().default('data/').describe('where the embedded database lives'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|mysql:\/\/.+)$/, 'must start with sqlite: or mysql://')
    .optional()
    .describe('sqlite:<file> or mysql://user:password@host:port/database'),
  DATABASE_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(120_000)
    .default(10_000)
    .describe('longest wait for one query'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(16)
    .describe('connections to MySQL or MariaDB'),
  KEY_FILE: z
    .string()
    .default('keys/master.key')
    .describe('the master key; keep it away from the data and back it up apart'),
  SESSION_IDLE_MINUTES: minutes(30).describe('a staff session ends after this long without a request'),
  PARTNER_IDLE_MINUTES: minutes(15).describe('the same for people of partner firms'),
  BREAK_GLASS_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(15)
    .describe('broken glass opens one record for this long, in minutes'),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24)
    .default(12)
    .describe('every session ends after this long'),
  WORKER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('whether this process does the jobs: mail, reminders, sweeping'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./ })
    .optional()
    .describe(
      'the mail server, smtp://user:password@host:port or smtps://…; without it mails wait in the outbox',
    ),
  SMTP_FROM: z.email().optional().describe('the address that mails come from'),
  SMTP_TLS: z
    .enum(['required', 'off'])
    .default('required')
    .describe('"off" lets mails travel in the clear to a mail server on another machine'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info').describe('how much to log'),
  FIXED_CLOCK: z.iso.datetime({ offset: true }).optional().describe('freezes time, for demonstrations only'),
  SMALL_CELLS: z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .default(4)
    .describe('the largest number of people that published tables hide'),
  YEAR_BEGINS: z
    .string()
    .regex(/^\d{2}-\d{2}$/, 'a month and a day, MM-DD')
    .refine(text => z.iso.date().safeParse(`2001-${text}`).success, 'not a day of every year')
    .default('01-01')
    .describe('the day on which the programme’s year begins, MM-DD'),
  REPORT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3660)
    .default(30)
    .describe('how many days a finished report is kept'),
  MAIL_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3660)
    .default(90)
    .describe('how many days the text of a sent mail is kept'),
  CENTRE_NAME: z.string().min(1).max(120).default('The Centre').describe('the name printed on reports'),
})

export type Settings = z.infer<typeof Settings>
export type Config = ReturnType<typeof readConfig>

export const settingNames = Object.keys(Settings.shape)

/** Reads the environment. Throws one error that lists everything wrong. */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    settingNames.flatMap(name => (environment[name] ? [[name, environment[name]]] : [])),
  )
  const parsed = Settings.safeParse(given)
  const faults = (parsed.error?.issues ?? []).map(issue => `${issue.path.join('.')}: ${issue.message}`)
  if (isOuterWithoutTls(given)) {
    faults.push('HOST: an outer address needs PUBLIC_URL to start with https:// (put a TLS proxy in front)')
  }
  if (given.SMTP_URL && !given.SMTP_FROM) faults.push('SMTP_FROM: SMTP_URL needs it')
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The configuration is not right:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
  }
  const settings = parsed.data
  const dataDir = settings.DATA_DIR.replace(/\/*$/, '/')
  return {
    ...settings,
    DATA_DIR: dataDir,
    DATABASE_URL: settings.DATABASE_URL ?? `sqlite:${dataDir}causeway.db`,
    PUBLIC_URL: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
  }
}

function isOuterWithoutTls({ HOST, PUBLIC_URL }: Record<string, string>): boolean {
  return HOST !== undefined && !isLoopback(HOST) && !PUBLIC_URL?.startsWith('https://')
}

/** Whether a host is this machine itself. */
export const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host)
