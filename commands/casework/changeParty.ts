import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { isOnSlip, type Party } from '../../models/Party.ts'
import { changedFields } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import {
  becauseOf,
  index,
  namesAdded,
  namesOf,
  type PartyInput,
  type PartyWritten,
  refuseClosed,
} from './addParty.ts'
import { lookAgain } from './lookAgain.ts'
import { namesNewIn } from './namesNewIn.ts'
import { recheckFirms } from './recheckFirms.ts'

/** Corrects or completes a party; a name that is new is searched for, and told to the firms. Throws 409 on a party that was ended. */
export async function changeParty(
  context: Context,
  legalCase: Case,
  party: Party,
  edit: { [F in keyof PartyInput]?: PartyInput[F] | undefined },
): Promise<PartyWritten> {
  refuseClosed(legalCase)
  if (party.removedOn) throw new Problem('illegal-state', 'This party was ended')
  const fields = changedFields(party, edit)
  if (fields.length === 0) return { party, conflictHits: 0 }
  const [before, wasOnSlip] = [namesOf(party), isOnSlip(party.kind)]
  party.set(Object.fromEntries(fields.map(field => [field, edit[field as keyof PartyInput]])))
  await party.save()
  if (fields.includes('name') || fields.includes('aliases')) await index(party)
  const added = namesNewIn(namesOf(party), before)
  const conflictHits = await lookAgain(context, namesAdded(legalCase, added))
  if (isOnSlip(party.kind) && (added.length > 0 || !wasOnSlip))
    await recheckFirms(context, legalCase.id, wasOnSlip ? 'alias-added' : becauseOf(party.kind))
  await record(context, 'party.changed', party, { fields })
  return { party, conflictHits }
}
