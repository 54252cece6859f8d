import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Response } from 'supertest'
import { routes } from '../../../api/routes.ts'
import type { User } from '../../../models/User.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { isThere } from '../../reports/layout/tools.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import type { clinicalWorld } from './canaries.ts'

type ClinicalWorld = Awaited<ReturnType<typeof clinicalWorld>>

/** A route as it was asked, and everything that it answered. */
export interface Heard {
  route: string
  status: number
  text: string
}

const span = 'from=2026-01-01&to=2026-12-31'
/** What a route cannot be asked without. */
const queries: Record<string, string> = {
  '/cases/:id/chronology': 'purpose=handover',
  '/cases/:id/chronology.pdf': 'purpose=handover',
  '/figures/:code': span,
  '/figures/:code/records': span,
}

/** Asks every GET route as somebody, with the records of the world in its path; nobody in particular, where none is named. */
export async function askEverything(
  w: ClinicalWorld,
  planted: Map<string, string>,
  person: User | null,
): Promise<Heard[]> {
  const heard: Heard[] = []
  for (const [method, route] of routes) {
    if (method !== 'get') continue
    for (const path of await pathsOf(w, planted, route, person)) {
      // People of firms are signed out soon where a test runs long.
      const browser = person ? await as(person) : anyone()
      heard.push({ route, ...(await hear(browser, path, queries[route])) })
    }
  }
  return heard
}

async function hear(browser: Browser, path: string, query: string | undefined) {
  const response = await browser
    .get(query ? `${path}?${query}` : path)
    .buffer(true)
    .parse((stream, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => done(null, Buffer.concat(parts)))
    })
  return { status: response.status, text: textOf(response) }
}

function textOf({ body, headers }: Response): string {
  const bytes = body as Buffer
  const paper = String(headers['content-type']).includes('pdf')
  const inside =
    paper && isThere('pdftotext')
      ? execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes }).toString()
      : ''
  return `${JSON.stringify(headers)} ${bytes.toString()} ${inside.replace(/\s+/g, '')}`
}

async function pathsOf(
  w: ClinicalWorld,
  planted: Map<string, string>,
  route: string,
  person: User | null,
): Promise<string[]> {
  if (route.startsWith('/calendar/')) return person ? [await feedOf(person)] : []
  const codes = route.includes(':code') ? catalogue.map(({ code }) => code) : ['']
  return codes.map(code =>
    route
      .replace(':code', route.startsWith('/frames') ? 'unhcr-rbm' : code)
      .replace(/:(\w+)/g, (_, name: string) => inPath(w, planted, route, name)),
  )
}

function inPath(w: ClinicalWorld, planted: Map<string, string>, route: string, name: string): string {
  const byName: Record<string, string | undefined> = {
    year: '2026',
    sessionId: planted.get('ServiceSession'),
    goalId: planted.get('Goal'),
    userId: w.lawyer.id,
  }
  const byRoom: Record<string, string | undefined> = {
    accounts: w.lawyer.id,
    clients: w.client.id,
    cases: w.legalCase.id,
    matters: w.matter.id,
    firms: w.firm.id,
    consents: w.consent.id,
    referrals: w.referral.id,
    providers: w.team.id,
    'group-sessions': planted.get('GroupSession'),
    'medico-legal-reports': planted.get('MedicoLegalReport'),
    alerts: planted.get('SafetyAlert'),
    jurisdictions: 'hk-usm',
  }
  return (name === 'id' ? byRoom[route.split('/')[1] ?? ''] : byName[name]) ?? randomUUID()
}

/** The path of the calendar feed of somebody; one that nobody has, where they may have none. */
async function feedOf(person: User): Promise<string> {
  const { body } = await (await as(person)).post('/my/calendar-feed').send({})
  const path = /\/calendar\/[^/?"]+\.ics/.exec(JSON.stringify(body))?.[0]
  return path ?? `/calendar/${randomUUID()}.ics`
}
