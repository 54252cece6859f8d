import { Client } from '../../models/Client.ts'
import type { Agreement, Found } from '../../models/ConflictSearch.ts'
import { Party } from '../../models/Party.ts'
import type { Ability } from '../../policies/ability.ts'
import {
  bearersOfDocument,
  bearersOfName,
  type Candidate,
  type Candidates,
  clientFiles,
  type Except,
  partyFiles,
} from './conflictCandidates.ts'
import { LEAST, scoreName } from './conflictScore.ts'
import { termsOfDocument } from './nameTokens.ts'

/** How many files are opened, in memory, for one search. */
const MOST_OPENED = 200

export interface AskedNames {
  /** At most twenty or so: each costs four statements. */
  names: readonly string[]
  documentNumbers: readonly string[]
  except?: Except
}

/**
 * Finds the clients and parties that may be the people and bodies asked for, the likeliest first. Nothing behind a
 * wall that names the searcher is found, counted or ranked. `complete` is false where not every bearer was looked at.
 */
export async function findConflicts(
  ability: Ability,
  asked: AskedNames,
): Promise<{ found: Found[]; complete: boolean }> {
  const sought = await candidatesFor(ability, asked)
  const files = strongest(sought.flatMap(({ found }) => found))
  const opened = files.slice(0, MOST_OPENED)
  const found = (await openedFiles(opened))
    .map(file => judged(asked, file))
    .filter(({ agreements }) => agreements.length > 0)
    .sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))
  return { found, complete: sought.every(({ complete }) => complete) && opened.length === files.length }
}

async function candidatesFor(
  ability: Ability,
  { names, documentNumbers, except = {} }: AskedNames,
): Promise<Candidates[]> {
  const clients = clientFiles(ability, except)
  const parties = partyFiles(ability, except)
  const sought: Candidates[] = []
  for (const number of documentNumbers) sought.push(await bearersOfDocument(clients, number))
  for (const name of names) {
    sought.push(await bearersOfName(clients, name))
    sought.push(await bearersOfName(parties, name))
  }
  return sought
}

/** Each file once, those first that bear the most of a name, and of these the ones whose part is rarest. */
function strongest(candidates: Candidate[]): Candidate[] {
  const first = new Map<string, Candidate>()
  const ranked = [...candidates].sort((a, b) => b.share - a.share || a.bearers - b.bearers)
  for (const one of ranked) if (!first.has(one.id)) first.set(one.id, one)
  return [...first.values()]
}

interface OpenedFile {
  what: Found['what']
  id: string
  name: string
  aliases: string[]
  documentNumbers: string[]
}

async function openedFiles(candidates: Candidate[]): Promise<OpenedFile[]> {
  const idsOf = (what: Found['what']) => candidates.filter(one => one.what === what).map(({ id }) => id)
  const clients = await Client.findAll({
    where: { id: idsOf('client') },
    attributes: ['id', 'fullName', 'names', 'documentNumbers'],
  })
  const parties = await Party.findAll({
    where: { id: idsOf('party') },
    attributes: ['id', 'name', 'aliases'],
  })
  return [...clients.map(openedClient), ...parties.map(openedParty)]
}

const openedClient = ({ id, fullName, names, documentNumbers }: Client): OpenedFile => ({
  what: 'client',
  id,
  name: fullName,
  aliases: (names ?? []).map(({ name }) => name),
  documentNumbers: (documentNumbers ?? []).map(({ number }) => number),
})

const openedParty = ({ id, name, aliases }: Party): OpenedFile => ({
  what: 'party',
  id,
  name,
  aliases: aliases ?? [],
  documentNumbers: [],
})

function judged({ names, documentNumbers }: AskedNames, file: OpenedFile): Found {
  const held = new Set(file.documentNumbers.flatMap(termsOfDocument))
  const byName = names.map((name, position): Agreement => {
    return { asked: 'name', position, ...scoreName(name, file.name, file.aliases) }
  })
  const byNumber = documentNumbers.flatMap((number, position): Agreement[] =>
    termsOfDocument(number).some(term => held.has(term))
      ? [{ asked: 'documentNumber', position, score: 100, reasons: ['the same document number'] }]
      : [],
  )
  const agreements = [...byNumber, ...byName.filter(({ score }) => score >= LEAST)]
  const score = Math.max(0, ...agreements.map(one => one.score))
  return { what: file.what, id: file.id, score, agreements }
}
