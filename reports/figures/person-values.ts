import type { BirthDate, ClientLanguage } from '../../models/Client.ts'
import type { PersonDimension } from './dimensions.ts'
import type { Period } from './period.ts'
import { regionOf } from './regions.ts'

/** The encrypted column that each dimension is read from. */
export const columnOf: Record<PersonDimension, { field: string; attribute: string }> = {
  age: { field: 'birth_date', attribute: 'birthDate' },
  gender: { field: 'gender', attribute: 'gender' },
  region: { field: 'nationalities', attribute: 'nationalities' },
  language: { field: 'languages', attribute: 'languages' },
  disability: { field: 'specific_needs', attribute: 'specificNeeds' },
}

/** What an opened column says of a person; "unknown" where nothing was recorded. */
export const told: Record<PersonDimension, (opened: unknown, period: Period) => string> = {
  age: (opened, { to }) => bandOf(opened as BirthDate | null, to),
  gender: opened => genderOf(opened as string | null),
  region: opened => regionsOf((opened ?? []) as string[]),
  language: opened => languageOf((opened ?? []) as ClientLanguage[]),
  disability: opened => disabilityOf(opened as string[] | null),
}

/** The usual bands of UNHCR; that they are the current ones was not confirmed. */
const bands: [from: number, name: string][] = [
  [60, '60+'],
  [18, '18-59'],
  [12, '12-17'],
  [5, '5-11'],
  [0, '0-4'],
]

function bandOf(birth: BirthDate | null, on: string): string {
  if (!birth) return 'unknown'
  const [year = '', month = '01', day = '01'] = birth.date.split('-')
  const passed = on.slice(5) >= `${month}-${day}` ? 0 : 1
  const age = Number(on.slice(0, 4)) - Number(year) - passed
  return bands.find(([from]) => age >= from)?.[1] ?? 'unknown'
}

function genderOf(gender: string | null): string {
  if (gender === null || gender === '') return 'unknown'
  return ['female', 'male', 'undisclosed'].includes(gender) ? gender : 'other'
}

function regionsOf(nationalities: readonly string[]): string {
  const regions = new Set(nationalities.map(regionOf))
  const [only = 'unknown'] = regions
  return regions.size > 1 ? 'several' : only
}

function languageOf(languages: readonly ClientLanguage[]): string {
  const chosen = languages.find(({ forLetters }) => forLetters) ?? languages.find(({ speaks }) => speaks)
  return chosen?.language ?? 'unknown'
}

function disabilityOf(needs: readonly string[] | null): string {
  if (needs === null) return 'unknown'
  return needs.some(code => /^DS(-|$)/.test(code)) ? 'yes' : 'no'
}
