import type { Request } from 'express'
import { cookieName, readCookie } from '../actor.ts'
import type { House } from '../house.ts'

const DEVICE_LIFE = 400 * 86_400

const secure = (house: House) => (house.config.PUBLIC_URL.startsWith('https://') ? '; Secure' : '')
const deviceName = (house: House) => `${cookieName(house)}-device`

function cookie(house: House, name: string, value: string, life = ''): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${life}${secure(house)}`
}

/** The session's cookie: it goes when the browser closes, and is worthless when the session has ended. */
export const sessionCookie = (house: House, token: string) => cookie(house, cookieName(house), token)

/** Marks a browser in which this person signed in before. It opens nothing. */
export const deviceCookie = (house: House, token: string) =>
  cookie(house, deviceName(house), token, `; Max-Age=${DEVICE_LIFE}`)

/** Takes the session's cookie away. */
export const noSessionCookie = (house: House) => cookie(house, cookieName(house), '', '; Max-Age=0')

export function sessionTokenOf(http: Request, house: House): string | undefined {
  return readCookie(http, cookieName(house))
}

export function deviceTokenOf(http: Request, house: House): string | undefined {
  return readCookie(http, deviceName(house))
}
