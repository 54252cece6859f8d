import type { Chance } from '../chance.ts'
import type { Gender } from './names.ts'

const contactRules = [
  'Text first; call only after a reply. No voicemail.',
  'Call between 10:00 and 16:00 only; a housemate answers in the evening.',
  'Do not say where you call from unless the client says the agreed word.',
  'Letters to the office, never to the address.',
  'Never through the brother-in-law, who speaks better English.',
]

/** How this person may be reached without harm; most have no special rule. */
export function safeContact(chance: Chance): string | null {
  return chance.happens(0.35) ? chance.oneOf(contactRules) : null
}

/** Codes of UNHCR's list of specific needs. */
export function needsFor(
  chance: Chance,
  { gender, age, parent }: { gender: Gender; age: number; parent: boolean },
): string[] | null {
  const minor = age < 18
  const needs = [
    ...(minor && chance.happens(0.2) ? ['CR-SE'] : []),
    ...(minor ? [] : adultNeeds(chance)),
    ...(gender === 'female' && !minor ? womensNeeds(chance, age) : []),
    ...(parent && chance.happens(0.5) ? ['SP-PT'] : []),
  ]
  return needs.length > 0 ? needs : null
}

function adultNeeds(chance: Chance): string[] {
  return [
    ...(chance.happens(0.18) ? ['TR-PI'] : []),
    ...(chance.happens(0.14) ? ['SM-MI'] : []),
    ...(chance.happens(0.1) ? ['SM-CI'] : []),
    ...(chance.happens(0.08) ? ['LP-ND'] : []),
    ...(chance.happens(0.05) ? ['DS-PM'] : []),
  ]
}

function womensNeeds(chance: Chance, age: number): string[] {
  return [
    ...(chance.happens(0.2) ? ['SV-VO'] : []),
    ...(chance.happens(0.15) ? ['WR-SF'] : []),
    ...(age < 42 && chance.happens(0.1) ? ['PG-LC'] : []),
  ]
}

export function flagsFor(chance: Chance): string[] | null {
  if (!chance.happens(0.12)) return null
  return [
    chance.oneOf([
      'Afraid of people of the home consulate',
      'Rent in arrears, may lose the room',
      'Sleeps badly before interviews; offer a break every hour',
      'Former partner knows the address',
    ]),
  ]
}
