import { Problem } from '../../errors.ts'
import { shiftDays } from '../../jurisdictions/days.ts'
import type { BreakGlass } from '../../models/BreakGlass.ts'
import { select } from '../../models/statements.ts'
import { unwalledFrom } from '../consents/addressesAt.ts'
import type { Context } from '../context.ts'
import { type Letter, writeMail } from '../mail/writeMail.ts'
import { openTask } from '../tasks/openTask.ts'

/** Days within which a glass is reviewed. The centre's own rule. */
const REVIEW_DAYS = 3

type About = Pick<BreakGlass, 'actorId' | 'clientId'>

/** The addresses of the directors and data protection officers who may judge a glass: not who broke it, nobody walled. */
export async function judgesOf({ actorId, clientId }: About): Promise<string[]> {
  const rows = await select<{ address: string | Buffer }>(
    `SELECT DISTINCT person.sign_in_name AS address FROM users person
     JOIN role_grants held ON held.user_id = person.id AND held.role IN ('director', 'data_protection_officer')
     WHERE person.status = 'active' AND person.firm_id IS NULL AND person.id <> ?
       AND ${unwalledFrom(clientId, 'person.id', 'user_id')}
     ORDER BY address`,
    [actorId],
  )
  return rows.map(({ address }) => String(address))
}

/** Tells everybody who may judge it, by a mail that names nobody. Throws 409 where there is nobody. */
export async function tellOfGlass(context: Context, glass: BreakGlass): Promise<void> {
  const addresses = await judgesOf(glass)
  if (addresses.length === 0) {
    throw new Problem('illegal-state', 'There is no director or data protection officer who could be told')
  }
  const letter = glass.state === 'asked' ? askLetter(glass) : openLetter(glass)
  for (const address of addresses) await writeMail(context, address, letter)
}

/** How the task to review is found again. */
export const reviewTask = (id: string) => ({ kind: 'glass-review', key: `glass-review ${id}` })

/** Opens the task to review, which stays until somebody other than who broke it has signed. */
export async function askForReview(context: Context, { id, clientId }: BreakGlass): Promise<void> {
  const dueOn = shiftDays(context.today, REVIEW_DAYS)
  const note = 'Somebody broke the glass on a record. Somebody other than who did it reviews it.'
  await openTask(context, { ...reviewTask(id), clientId, owedBy: 'director', dueOn, note })
}

const openLetter = ({ record }: BreakGlass): Letter => ({
  kind: 'glass-opened',
  subject: `The glass was broken: a ${record.toLowerCase()}`,
  lines: [
    `somebody of the centre opened a ${record.toLowerCase()} in an emergency that is not theirs. It shuts by itself.`,
    '',
    'Who, what and why stands in Causeway. Please sign in and review it.',
  ],
})

const askLetter = ({ record }: BreakGlass): Letter => ({
  kind: 'glass-asked',
  subject: `The glass waits for a second person: a ${record.toLowerCase()}`,
  lines: [
    `somebody of the centre needs to open a ${record.toLowerCase()} in an emergency that is not theirs. It was opened so`,
    'within the last 24 hours already, so that a second person has to confirm it.',
    '',
    'Who, what and why stands in Causeway. Please sign in and confirm it within the hour, or leave it.',
  ],
})
