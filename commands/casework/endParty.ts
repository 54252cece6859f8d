import { Problem } from '../../errors.ts'
import type { Party } from '../../models/Party.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Takes a party off a case that was added in error. It stays in the file, and no search finds it any more. */
export async function endParty(context: Context, party: Party): Promise<void> {
  if (party.removedOn) throw new Problem('illegal-state', 'This party was ended before')
  await party.update({ removedOn: context.today })
  await record(context, 'party.ended', party)
}
