import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { hashToken } from '../commands/access/secrets.ts'
import { Problem } from '../errors.ts'
import { inTransaction } from '../models/database.ts'
import { Session } from '../models/Session.ts'
import { select } from '../models/statements.ts'
import { type Ability, abilityFor } from '../policies/ability.ts'
import { type Actor, NO_FIRM } from '../policies/actor.ts'
import { standsWell } from '../policies/grants.ts'
import type { Role } from '../policies/vocabulary.ts'
import { minuteOf } from '../runtime/clock.ts'
import type { House } from './house.ts'

/** Somebody recognised: a person at a browser (session) or a program (API token). */
export interface Caller {
  actor: Actor
  ability: Ability
  session: { id: string; token: string } | null
}

/** What a page must send with every change: it cannot be known without the session's own cookie. */
export function forgeryToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('causeway forgery token').digest('base64url')
}

export function cookieName(house: House): string {
  return house.config.PUBLIC_URL.startsWith('https://') ? '__Host-causeway' : 'causeway'
}

export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

interface Found {
  id: string
  userId: string
  status: string
  firmId: string | null
  role: Role | null
  lastSeenAt: string | Date | null
  expiresAt: string | Date
  scopes: string | null
}

// One statement, one row a role. It runs on every request, so that a change of role or status bites at once.
const bySession = `
  SELECT s.id, s.user_id AS userId, u.status, u.firm_id AS firmId, g.role, s.last_seen_at AS lastSeenAt,
    s.expires_at AS expiresAt, NULL AS scopes
  FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN role_grants g ON g.user_id = u.id
  WHERE s.token_hash = ? AND s.ended_at IS NULL`

const byToken = `
  SELECT t.id, t.user_id AS userId, u.status, u.firm_id AS firmId, g.role, NULL AS lastSeenAt,
    t.expires_at AS expiresAt, t.scopes
  FROM api_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN role_grants g ON g.user_id = u.id
  WHERE t.token_hash = ? AND t.revoked_at IS NULL`

/** Who calls, or null when nobody says who they are. Throws 401 on a session or token that is not (or no longer) good. */
export async function identify(request: Request, house: House): Promise<Caller | null> {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.get('Authorization') ?? '')?.[1]
  if (bearer) return fromToken(bearer, house)
  const cookie = readCookie(request, cookieName(house))
  return cookie ? fromSession(cookie, house) : null
}

const signInAgain = () => new Problem('unauthenticated', 'Sign in first')

async function look(sql: string, token: string): Promise<Found[]> {
  return select<Found>(sql, [hashToken(token)])
}

async function fromToken(token: string, house: House): Promise<Caller> {
  const rows = await look(byToken, token)
  const first = rows[0]
  const now = house.clock.now()
  if (!first || moment(first.expiresAt) <= now.getTime()) throw signInAgain()
  return { ...callerOf(rows, first, house, JSON.parse(first.scopes ?? '[]') as string[]), session: null }
}

async function fromSession(token: string, house: House): Promise<Caller> {
  const rows = await look(bySession, token)
  const first = rows[0]
  const now = house.clock.now().getTime()
  if (!first || moment(first.expiresAt) <= now) throw signInAgain()

  const { SESSION_IDLE_MINUTES, PARTNER_IDLE_MINUTES } = house.config
  const idleLimit = (first.firmId ? PARTNER_IDLE_MINUTES : SESSION_IDLE_MINUTES) * 60_000
  const idle = now - moment(first.lastSeenAt ?? first.expiresAt)
  if (idle > idleLimit) throw signInAgain()

  const caller = callerOf(rows, first, house, 'every')
  if (idle > 60_000) await touch(first.id, now)
  return { ...caller, session: { id: first.id, token } }
}

// In a transaction, so that on SQLite it waits for its turn to write.
async function touch(id: string, now: number): Promise<void> {
  await inTransaction(() => Session.update({ lastSeenAt: new Date(now) }, { where: { id } }))
}

function callerOf(rows: Found[], first: Found, house: House, scopes: Actor['scopes']) {
  const caller = standing(rows, first, house, scopes)
  if (!caller) throw signInAgain()
  return caller
}

/** Somebody's account as it stands, of which a look-up found one row a role. */
export type Account = Pick<Found, 'userId' | 'status' | 'firmId' | 'role'>

/** Who somebody is and what they may do at this moment, or null when their account opens nothing. */
export function standing(rows: Account[], first: Account, house: House, scopes: Actor['scopes']) {
  const roles = rows.flatMap(row => (row.role ? [row.role] : [])).sort()
  if (first.status !== 'active' || !standsWell(roles, first.firmId)) return null
  const actor: Actor = { id: first.userId, roles, firmId: first.firmId ?? NO_FIRM, scopes }
  return { actor, ability: rememberedAbility(actor, house.today(), minuteOf(house.clock.now())) }
}

const abilities = new Map<string, Ability>()
const toTheMinute: readonly Role[] = ['firm_coordinator', 'caseworker', 'director', 'psychosocial']

/** Abilities follow from nothing but what stands in this key, so one made before serves again. */
function rememberedAbility(actor: Actor, today: string, minute: string): Ability {
  // Offers, which coordinators answer, and broken glass close to the minute.
  const until = actor.roles.some(role => toTheMinute.includes(role)) ? minute : today
  const key = [actor.id, actor.firmId, actor.roles.join(' '), today, until].join('|')
  let ability = abilities.get(key)
  if (!ability) {
    if (abilities.size >= 500) abilities.clear()
    ability = abilityFor(actor, today, minute)
    abilities.set(key, ability)
  }
  return ability
}

// SQLite hands moments of raw queries out as text, MySQL as dates.
const moment = (value: string | Date): number => new Date(value).getTime()

/** Refuses a request that a page of another site sent: signing somebody in under a foreign name is forgery too. */
export function refuseForeignPage(request: Request): void {
  const site = request.get('Sec-Fetch-Site')
  if (site === 'cross-site' || site === 'same-site') {
    throw new Problem('forgery-suspected', 'The page that sent this belongs to another site')
  }
}

/** Refuses a change that another site may have triggered with the person's cookie. */
export function refuseForgery(request: Request, caller: Caller): void {
  if (!caller.session) return
  refuseForeignPage(request)
  const sent = Buffer.from(request.get('X-CSRF-Token') ?? '')
  const expected = Buffer.from(forgeryToken(caller.session.token))
  const same = sent.length === expected.length && timingSafeEqual(sent, expected)
  if (!same) {
    throw new Problem(
      'forgery-suspected',
      'Send the csrfToken that GET /api/v1/session answers in X-CSRF-Token',
    )
  }
}
