import { weaknessOf } from '../../commands/access/passwordRules.ts'
import { invalid } from '../../errors.ts'
import { hashPassword } from '../../runtime/hash-queue.ts'

interface Names {
  signInName: string
  displayName: string
}

/** Hashes a password that somebody chose, or refuses it (422). Outside any transaction: hashing takes its time. */
export async function hashChosen(password: string, person: Names, pointer: string): Promise<string> {
  const weakness = weaknessOf(password, [person.signInName, person.displayName])
  if (weakness) throw invalid(pointer, weakness)
  return hashPassword(password)
}
