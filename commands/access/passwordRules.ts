/**
 * What a password must be. Length is the rule that matters (NIST SP 800-63B): no demands on kinds of characters and no
 * regular change. Passwords are compared in the form NFKC, so that the same keys on another keyboard or system give the
 * same password; spaces and every script are welcome, and nothing is trimmed.
 */
export const PASSWORD = { least: 15, most: 200 } as const

/** The form that is hashed. */
export function passwordForm(typed: string): string {
  return typed.normalize('NFKC')
}

/** Why this password is refused for this person (their names), or null when it is good. */
export function weaknessOf(password: string, names: readonly string[]): string | null {
  const length = [...password].length
  if (length < PASSWORD.least) return `a password has at least ${PASSWORD.least} characters`
  if (length > PASSWORD.most) return `a password has at most ${PASSWORD.most} characters`
  const letters = fold(password)
  if (new Set(password.toLowerCase()).size < 5) return 'use more different characters'
  if (
    letters.length > 0 &&
    names.some(name => letters === fold(name) || letters === fold(name.split('@')[0] ?? ''))
  )
    return 'a password may not be your own name or e-mail address'
  if (letters.length > 0 && isObvious(letters)) return 'this is one of the passwords that are tried first'
  return null
}

const fold = (text: string) => text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
]
const runs = rows.flatMap(row => [row + row, [...(row + row)].reverse().join('')])

/** Found at the top of every published list, in their folded form, alone or with a few digits behind. */
const favourites = new Set([
  'administrator',
  'administratorpassword',
  'changeme',
  'changemeplease',
  'changethispassword',
  'correcthorsebatterystaple',
  'defaultpassword',
  'iloveyou',
  'iloveyousomuch',
  'letmein',
  'letmeinplease',
  'mypassword',
  'mypasswordis',
  'nopasswordneeded',
  'password',
  'passwordpassword',
  'pleaseletmein',
  'secretpassword',
  'thisismypassword',
  'thisisapassword',
  'thisisasecret',
  'trustnoone',
  'welcome',
  'welcometohongkong',
  'causeway',
  'causewaypassword',
])

function isObvious(letters: string): boolean {
  const unit = /^(.{1,12}?)\1+.{0,4}$/u.exec(letters)?.[1]
  const stem = letters.replace(/\d+$/, '')
  const repeatsLittle = unit !== undefined && unit.length < 10
  return (
    repeatsLittle || favourites.has(stem) || runs.some(run => run.includes(letters)) || isRunOf(stem, letters)
  )
}

/** A run of the keyboard with digits counted up behind it: "qwertyuiop12345". */
function isRunOf(stem: string, letters: string): boolean {
  const digits = letters.slice(stem.length)
  return [stem, digits].every(part => part === '' || runs.some(run => run.includes(part)))
}
