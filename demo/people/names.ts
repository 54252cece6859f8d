import type { Chance } from '../chance.ts'
import type { Origin } from './origin.ts'

/** A part of a name in Latin letters and, where the people write otherwise, in their own script. */
export interface Part {
  latin: string
  native: string | null
}

export type Gender = 'female' | 'male'

const known = new Map<string, Part[]>()

function partsOf(list: string): Part[] {
  const parts =
    known.get(list) ??
    list.split(',').map(entry => {
      const [latin = '', native = null] = entry.trim().split('|')
      return { latin, native }
    })
  known.set(list, parts)
  return parts
}

export const givenName = (chance: Chance, origin: Origin, gender: Gender): Part =>
  chance.oneOf(partsOf(origin[gender]))

/** The name that a household shares; `null` for people who use one name alone. */
export function familyName(chance: Chance, origin: Origin): Part | null {
  if (origin.order === 'mononym' && chance.happens(0.6)) return null
  return chance.oneOf(partsOf(origin.family))
}

export interface FullName {
  latin: string
  /** The name as its bearer writes it, where that is not in the letters above. */
  native: string | null
}

/** Puts a name together as its people do. */
export function fullName(origin: Origin, given: Part, family: Part | null): FullName {
  const parts =
    family === null ? [given] : origin.order === 'family-first' ? [family, given] : [given, family]
  const natives = parts.map(part => part.native)
  return {
    latin: plain(parts.map(part => part.latin).join(' ')),
    native: natives.every(native => native !== null) ? natives.join(origin.nativeJoin ?? ' ') : null,
  }
}

/** As passports print it: without the marks of the language. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
}
