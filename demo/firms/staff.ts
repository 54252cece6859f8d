import { newId } from '../../models/columns.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { User } from '../../models/User.ts'
import type { Role } from '../../policies/vocabulary.ts'
import type { Chance } from '../chance.ts'
import type { Rows } from '../rows.ts'

/** One account of the story: the person who shows what a role sees. */
export interface Account {
  role: Role
  email: string
  userId: string
}

export interface Staff {
  directors: string[]
  caseworkers: string[]
  counsellors: string[]
  manager: string
  /** The first of each role of the centre. */
  accounts: Account[]
}

const DOMAIN = 'harbourjustice.example'

const split = (list: string) => list.split(', ')

const given = split(
  'Margaret, Desmond, Priscilla, Tobias, Wai Man, Ingrid, Leander, Shreya, Callum, Noor, Odile, Stefan, Yuki, Marisol, Hamish, Anjali, Pui Yi, Benedikt, Ruth, Emeka, Freya, Tarek, Giulia, Kwabena, Ayumi, Rafael, Siobhan, Linh, Mateus, Oksana, Jerome, Hyun-woo, Celeste, Arjun, Ka Wing, Thandiwe',
)
const family = split(
  'Ashcombe, Fenwick, Brightwater, Okonjo, Varga, Holloway, Lindahl, Ramasubban, Petrossian, Quillfeather, Abernethy, Delacourt, Yamanobe, Thistlewood, Castellanos, Bergqvist, Sze, Mok, Lau, Adeyinka, Rosenkranz, Tavares, Ferreday, Ozturan, Vandermolen, Pemberley, Szymborski, Kirisawa, Harrowgate, Duquesne, Menuhin-Cole, Tolliver',
)

/** A person who signs in, with an address that can belong to nobody. */
export function addUser(
  rows: Rows,
  {
    name,
    domain,
    role,
    firmId,
    since,
  }: { name: string; domain: string; role: Role; firmId?: string; since: Date },
): Account {
  const userId = newId()
  const email = `${slug(name)}@${domain}`
  rows.add(User, {
    id: userId,
    signInName: email,
    displayName: name,
    status: 'active',
    firmId: firmId ?? null,
    createdAt: since,
    updatedAt: since,
  })
  rows.add(RoleGrant, { userId, role, createdAt: since })
  return { role, email, userId }
}

/** The people of the centre. A larger caseload has more caseworkers, about eighty cases each. */
export function addStaff(rows: Rows, chance: Chance, cases: number, since: Date): Staff {
  const names = new Names(chance)
  const hire = (role: Role, count = 1) =>
    Array.from({ length: count }, () => addUser(rows, { name: names.next(), domain: DOMAIN, role, since }))
  const directors = hire('director', 2)
  const caseworkers = hire('caseworker', Math.max(5, Math.round(cases / 80)))
  const counsellors = hire('psychosocial', 2)
  const others = [
    ...counsellors.slice(0, 1),
    ...hire('partnerships_manager'),
    ...hire('data_protection_officer'),
    ...hire('administrator'),
  ]
  return {
    directors: directors.map(({ userId }) => userId),
    caseworkers: caseworkers.map(({ userId }) => userId),
    counsellors: counsellors.map(({ userId }) => userId),
    manager: others[1]?.userId ?? '',
    accounts: [...caseworkers.slice(0, 1), ...directors.slice(0, 1), ...others],
  }
}

/** Names for staff and lawyers, no two alike. */
export class Names {
  private taken = new Set<string>()

  constructor(private readonly chance: Chance) {}

  next(): string {
    const drawn = `${this.chance.oneOf(given)} ${this.chance.oneOf(family)}`
    // When the pairs run out, a middle initial and then a number tells the bearers apart.
    const initial = drawn.replace(' ', ` ${'ABCDEFGHJKLMNOPRSTVW'.charAt(this.chance.between(0, 19))}. `)
    const name = [drawn, initial, `${initial} ${this.taken.size}`].find(one => !this.taken.has(one)) ?? drawn
    this.taken.add(name)
    return name
  }
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')
}
