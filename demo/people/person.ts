import type { CreationAttributes } from 'sequelize'
import type { Client, ClientLanguage, ClientName } from '../../models/Client.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, yearOf } from '../days.ts'
import { flagsFor, needsFor, safeContact } from './circumstances.ts'
import { type FullName, fullName, type Gender, type Part } from './names.ts'
import type { Origin } from './origin.ts'

export interface Person {
  gender: Gender
  born: Day
  name: FullName
  given: Part
}

/** The identity of a client's file, as an intake would have left it. */
export type Identity = Pick<
  CreationAttributes<Client>,
  | 'fullName'
  | 'names'
  | 'birthDate'
  | 'gender'
  | 'nationalities'
  | 'languages'
  | 'documentNumbers'
  | 'address'
  | 'telephone'
  | 'email'
  | 'safeContact'
  | 'specificNeeds'
  | 'riskFlags'
>

const districts = [
  'Sham Shui Po',
  'Yuen Long',
  'Kwai Chung',
  'Hung Hom',
  'Tai Kok Tsui',
  'Tuen Mun',
  'To Kwa Wan',
]

export function personOf(
  origin: Origin,
  { given, family, gender, born }: { given: Part; family: Part | null; gender: Gender; born: Day },
): Person {
  return { gender, born, given, name: fullName(origin, given, family) }
}

/** Tells the file of a person. `household` is what people of one household share. */
export function identityOf(
  chance: Chance,
  origin: Origin,
  person: Person,
  { address, today, parent }: { address: string; today: Day; parent: boolean },
): Identity {
  const age = (today - person.born) / 365.25
  const minor = age < 18
  return {
    fullName: person.name.latin,
    names: namesOf(chance, person.name),
    birthDate: birthDate(chance, person.born),
    gender: person.gender,
    nationalities: nationalities(chance, origin),
    languages: languages(chance, origin, minor),
    documentNumbers: [
      { kind: 'recognizance', number: `DEMO${chance.between(100_000, 999_999)}/${chance.between(10, 26)}` },
    ],
    address,
    // No number in Hong Kong begins with 0, so these reach nobody.
    telephone: minor ? null : `+852 0${chance.between(100, 999)} ${chance.between(1000, 9999)}`,
    email: !minor && chance.happens(0.2) ? `client${chance.between(10_000, 99_999)}@mail.example` : null,
    safeContact: minor ? null : safeContact(chance),
    specificNeeds: needsFor(chance, { gender: person.gender, age, parent }),
    riskFlags: flagsFor(chance),
  }
}

export function addressOf(chance: Chance): string {
  return `Room ${chance.between(2, 28)}${chance.oneOf(['A', 'B', 'C', 'D'])}, ${chance.between(1, 240)} Invented Street, ${chance.oneOf(districts)}`
}

function namesOf(chance: Chance, name: FullName): ClientName[] | null {
  const names: ClientName[] = []
  if (name.native) names.push({ kind: 'native-script', name: name.native })
  if (chance.happens(0.5)) names.push({ kind: 'recognizance', name: name.latin.toUpperCase() })
  if (chance.happens(0.12)) names.push({ kind: 'alias', name: name.latin.split(' ').reverse().join(' ') })
  return names.length > 0 ? names : null
}

/** Many people know a year, or were given 1 January by an office. */
function birthDate(chance: Chance, born: Day): Identity['birthDate'] {
  const dice = chance.next()
  if (dice < 0.12) return { date: String(yearOf(born)), estimated: true, source: 'told at intake' }
  if (dice < 0.3) return { date: `${yearOf(born)}-01-01`, estimated: true, source: 'recognizance' }
  if (dice < 0.33) return null
  return { date: dateOf(born), estimated: false }
}

function nationalities(chance: Chance, { country }: Origin): string[] {
  const dice = chance.next()
  if (dice < 0.02) return ['stateless']
  if (dice < 0.03) return ['unknown']
  if (dice < 0.07) return [country, chance.oneOf(['GB', 'SA', 'MY', 'KE', 'QA'])]
  return [country]
}

function languages(chance: Chance, origin: Origin, minor: boolean): ClientLanguage[] {
  const reads = !minor && chance.happens(0.8)
  const [first = 'en', ...others] = origin.languages
  const told = others
    .filter(() => chance.happens(0.4))
    .map(language => ({
      language,
      speaks: true,
      reads: chance.happens(0.4),
      writes: false,
      forLetters: false,
    }))
  const list: ClientLanguage[] = [
    { language: first, speaks: true, reads, writes: reads, forLetters: reads },
    ...told,
  ]
  if (first !== 'en' && !told.some(({ language }) => language === 'en') && chance.happens(0.5))
    list.push({ language: 'en', speaks: true, reads: !reads, writes: false, forLetters: !reads })
  return list
}
