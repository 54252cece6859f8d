import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { isOnSlip, Party, type PartyKind } from '../../models/Party.ts'
import { PartySearchToken } from '../../models/PartySearchToken.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { lookAgain } from './lookAgain.ts'
import { tokensOf } from './nameTokens.ts'
import { recheckFirms } from './recheckFirms.ts'

export interface PartyInput {
  kind: PartyKind
  name: string
  aliases?: string[] | undefined
  note?: string | null | undefined
}

/** A party as it was written, and how many hits of the search for its new names need a look. */
export interface PartyWritten {
  party: Party
  conflictHits: number
}

/**
 * Writes down whom else a case is about, and searches for conflicts with the name. Firms that work on the case check
 * again where the name stands on their slip. Throws 409 on a closed case.
 */
export async function addParty(context: Context, legalCase: Case, input: PartyInput): Promise<PartyWritten> {
  refuseClosed(legalCase)
  const party = await Party.create({
    caseId: legalCase.id,
    kind: input.kind,
    name: input.name,
    aliases: input.aliases ?? [],
    note: input.note ?? null,
    addedBy: context.actor.id,
  })
  await index(party)
  const conflictHits = await lookAgain(context, namesAdded(legalCase, namesOf(party)))
  if (isOnSlip(party.kind)) await recheckFirms(context, legalCase.id, becauseOf(party.kind))
  await record(context, 'party.added', party)
  return { party, conflictHits }
}

export const becauseOf = (kind: PartyKind) =>
  kind === 'opposing-body' ? 'opposing-body-added' : 'party-added'

export function refuseClosed(legalCase: Case): void {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
}

export const namesOf = ({ name, aliases }: Party): string[] => [name, ...(aliases ?? [])]

/** What to search for when names are added to a case. Its own parties and its client are no conflict. */
export const namesAdded = ({ id, clientId, leadId }: Case, names: string[]) => ({
  names,
  caseId: id,
  leadId,
  except: { clientId, caseId: id },
})

/** Makes a party findable under its present names, and under no other. */
export async function index(party: Party): Promise<void> {
  await PartySearchToken.destroy({ where: { partyId: party.id } })
  const tokens = tokensOf(namesOf(party), [])
  await PartySearchToken.bulkCreate(tokens.map(token => ({ partyId: party.id, token })))
}
