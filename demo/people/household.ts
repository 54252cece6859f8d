import type { Relation } from '../../models/FamilyLink.ts'
import type { Chance } from '../chance.ts'
import type { Day } from '../days.ts'
import { familyName, type Gender, givenName, type Part } from './names.ts'
import type { Origin } from './origin.ts'
import { origins } from './origins.ts'
import { type Person, personOf } from './person.ts'

export interface Household {
  origin: Origin
  people: Person[]
  /** Pairs of places in `people`: what the second is to the first. */
  ties: [of: number, relative: number, relation: Relation][]
}

const YEAR = 365.25

/** People who came together: most alone, some as a couple, a parent with children, or two brothers or sisters. */
export function householdOf(chance: Chance, today: Day, most: number): Household {
  const origin = chance.weighted(origins, ({ share }) => share)
  const family = familyName(chance, origin)
  const shape = chance.next()
  if (most < 2 || shape < 0.77) return alone(chance, origin, family, today)
  if (shape < 0.82) return siblings(chance, origin, family, today)
  return parents(chance, { origin, family, today, most, couple: shape < 0.94 })
}

interface Grown {
  family: Part | null
  gender: Gender
  born: Day
}

function adult(chance: Chance, origin: Origin, { family, gender, born }: Grown): Person {
  return personOf(origin, { given: givenName(chance, origin, gender), family, gender, born })
}

/** A day of birth that many years ago, or some months more. */
const bornAgo = (chance: Chance, today: Day, least: number, most: number): Day =>
  today - Math.floor((chance.between(least, most) + chance.next()) * YEAR)

const either = (chance: Chance): Gender => (chance.happens(0.5) ? 'female' : 'male')

function alone(chance: Chance, origin: Origin, family: Part | null, today: Day): Household {
  const person = adult(chance, origin, {
    family,
    gender: either(chance),
    born: bornAgo(chance, today, 19, 66),
  })
  return { origin, people: [person], ties: [] }
}

function siblings(chance: Chance, origin: Origin, family: Part | null, today: Day): Household {
  const born = bornAgo(chance, today, 24, 50)
  const one = adult(chance, origin, { family, gender: either(chance), born })
  const other = adult(chance, origin, {
    family,
    gender: either(chance),
    born: born + chance.between(400, 1600),
  })
  return { origin, people: [one, other], ties: [[0, 1, 'sibling']] }
}

interface Family {
  origin: Origin
  family: Part | null
  today: Day
  most: number
  couple: boolean
}

function parents(chance: Chance, { origin, family, today, most, couple }: Family): Household {
  const born = bornAgo(chance, today, 26, 46)
  const own = couple ? familyName(chance, origin) : family
  const mother = adult(chance, origin, { family: own, gender: 'female', born })
  const older = { family, gender: 'male', born: born - chance.between(-300, 3000) } as const
  const father = adult(chance, origin, older)
  const adults = couple ? [mother, father] : [chance.happens(0.8) ? mother : father]
  const count = Math.min(most - adults.length, chance.between(couple ? 0 : 1, 2))
  const [first] = adults
  const shared = origin.order === 'father' ? father.given : family
  const children = Array.from({ length: Math.max(0, count) }, () =>
    child(chance, origin, { family: shared, today, parentBorn: first?.born ?? today }),
  )
  const people = [...adults, ...children]
  return { origin, people, ties: tiesOf(adults.length, people.length) }
}

function child(
  chance: Chance,
  origin: Origin,
  { family, today, parentBorn }: { family: Part | null; today: Day; parentBorn: Day },
): Person {
  const gender = either(chance)
  const oldest = Math.min(17, Math.floor((today - parentBorn) / YEAR) - 19)
  const born = today - Math.floor((chance.between(Math.min(5, oldest), oldest) + chance.next() * 0.9) * YEAR)
  return personOf(origin, { given: givenName(chance, origin, gender), family, gender, born })
}

function tiesOf(adults: number, people: number): Household['ties'] {
  const ties: Household['ties'] = adults === 2 ? [[0, 1, 'spouse']] : []
  for (let one = adults; one < people; one++) {
    for (let grown = 0; grown < adults; grown++) ties.push([grown, one, 'child'])
    for (let other = adults; other < one; other++) ties.push([one, other, 'sibling'])
  }
  return ties
}
