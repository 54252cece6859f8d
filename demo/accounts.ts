import { randomInt } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { passwordForm } from '../commands/access/passwordRules.ts'
import { inTransaction } from '../models/database.ts'
import { RoleGrant } from '../models/RoleGrant.ts'
import { User } from '../models/User.ts'
import { type Role, roles } from '../policies/vocabulary.ts'
import { hashPassword } from '../runtime/hash-queue.ts'
import type { Account } from './firms/staff.ts'

/** One sign-in for a role, as data/demo-accounts.json holds it. */
export interface SignIn {
  role: Role
  email: string
  password: string
}

/** The accounts that show each role: of every role, the one that was made first. */
export async function demoAccounts(): Promise<Account[]> {
  const grants = await RoleGrant.findAll({ include: [{ model: User, as: 'user' }], order: ['userId'] })
  return roles.flatMap(role => {
    const first = grants.find(grant => grant.role === role)
    const user = first?.get('user') as User | undefined
    return user ? [{ role, email: user.signInName, userId: user.id }] : []
  })
}

/** Gives each account a new password of its own, made by chance, and writes them down for the owner of the file only. */
export async function giveDemoPasswords(
  accounts: readonly Account[],
  file: string,
  now: Date,
): Promise<SignIn[]> {
  const signIns: SignIn[] = []
  for (const { role, email, userId } of accounts) {
    const password = newPassword()
    const passwordHash = await hashPassword(passwordForm(password))
    await inTransaction(() =>
      User.update({ passwordHash, passwordChangedAt: now }, { where: { id: userId } }),
    )
    signIns.push({ role, email, password })
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return signIns
}

/** The passwords of an earlier run, where they are those of these accounts. */
export function writtenSignIns(file: string, accounts: readonly Account[]): SignIn[] | null {
  if (!existsSync(file)) return null
  const signIns = JSON.parse(readFileSync(file, 'utf8')) as SignIn[]
  const same = accounts.every(({ email, role }) =>
    signIns.some(one => one.email === email && one.role === role),
  )
  return same ? signIns : null
}

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'
const syllable = () =>
  consonants.charAt(randomInt(consonants.length)) + vowels.charAt(randomInt(vowels.length))
const word = () => syllable() + syllable() + syllable()

/** Can be said over the telephone: three words that mean nothing, and four digits. */
function newPassword(): string {
  return `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`
}
