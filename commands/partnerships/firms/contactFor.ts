import { Contact, type ContactRole } from '../../../models/Contact.ts'
import { User } from '../../../models/User.ts'

/** The languages in which letters exist. */
export type LetterLanguage = 'en' | 'zh-Hant'

/** Somebody at a firm to whom a letter goes. */
export interface Addressee {
  contactId: string
  name: string
  email: string
  language: LetterLanguage
}

/**
 * To whom a letter to a firm goes on a day: the contact of the role asked for, else the coordinator, else the partner in
 * charge; of several, the one of longest standing. Contacts that cannot be reached by e-mail (neither their own address
 * nor an account) are passed over. Null when nobody is left.
 */
export async function contactFor(
  firmId: string,
  role: ContactRole,
  today: string,
): Promise<Addressee | null> {
  const all = await Contact.findAll({ where: { firmId }, order: ['startsOn', 'id'] })
  const current = all.filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  const fallback: ContactRole[] = [role, 'coordinator', 'partner-in-charge']
  for (const contact of fallback.flatMap(one => current.filter(({ roles }) => roles.includes(one)))) {
    const email = contact.email ?? (await addressOf(contact))
    if (email) {
      const { id: contactId, name, language } = contact
      return { contactId, name, email, language: letterLanguage(language) }
    }
  }
  return null
}

async function addressOf({ userId, firmId }: Contact): Promise<string | null> {
  if (!userId) return null
  const account = await User.findOne({ where: { id: userId, firmId, status: 'active' } })
  return account?.signInName ?? null
}

/** Whoever reads Chinese of any kind is written to in traditional characters, and everybody else in English. */
export function letterLanguage(tag: string): LetterLanguage {
  return ['zh', 'yue'].includes(tag.split('-')[0] ?? '') ? 'zh-Hant' : 'en'
}
