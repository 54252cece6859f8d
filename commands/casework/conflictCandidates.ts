import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { termsOfDocument, termsOfName, tokensAsked } from './nameTokens.ts'

/** How many bearers of its parts are looked at for one name: the bearers of the rarest part first, the newest first. */
const MOST_LOOKED_AT = 1000
/** A part that no more files than these bear is enough by itself, so that a slip in the other parts hides nobody. */
const RARE = 100
/** Longer names are searched by their first parts. */
const MOST_PARTS = 8
/** Candidates of one name that are told apart from the others. */
const MOST_OF_ONE_NAME = 200

/** The files of one kind, as far as a search may know them: every statement below starts from these rows. */
export interface Files {
  what: 'client' | 'party'
  tokens: string
  bearer: string
  /** Joins and conditions; the table of tokens goes by t. */
  from: string
  where: string
}

/** What a search leaves out: the file that it is about. */
export interface Except {
  clientId?: string
  caseId?: string
}

/** All clients whose outline the searcher may see; those behind a wall are not among them. */
export function clientFiles(ability: Ability, { clientId }: Except): Files {
  const others = clientId ? `\`Client\`.id <> ${escaped(clientId)} AND ` : ''
  return {
    what: 'client',
    tokens: 'client_search_tokens',
    bearer: 'client_id',
    from: 'JOIN clients AS `Client` ON `Client`.id = t.client_id',
    where: others + scopeSql(ability, 'read', Client, 'outline'),
  }
}

/** All parties of cases among which the searcher may search; those of walled cases, and those ended, are not. */
export function partyFiles(ability: Ability, { caseId }: Except): Files {
  const others = caseId ? `\`Case\`.id <> ${escaped(caseId)} AND ` : ''
  return {
    what: 'party',
    tokens: 'party_search_tokens',
    bearer: 'party_id',
    from: 'JOIN parties AS p ON p.id = t.party_id JOIN cases AS `Case` ON `Case`.id = p.case_id',
    where: `p.removed_on IS NULL AND ${others}${scopeSql(ability, 'search-conflicts', Case)}`,
  }
}

export interface Candidate {
  what: Files['what']
  id: string
  /** The share of the asked name's parts that the file bears, from 0 to 1. */
  share: number
  /** How many bear the rarest part that agrees. */
  bearers: number
}

export interface Candidates {
  found: Candidate[]
  /** False when some bearers of its parts were not looked at. */
  complete: boolean
}

interface Part {
  /** One for each key under which it may have been made. */
  tokens: string[]
  bearers: number
}

/**
 * The files that may bear a name: those in which two of its parts agree, one that is rare, or the only one. Two
 * statements, whose work does not grow with the number of files.
 */
export async function bearersOfName(files: Files, name: string): Promise<Candidates> {
  const asked = tokensAsked(termsOfName(name).slice(0, MOST_PARTS))
  if (asked.length === 0) return { found: [], complete: true }
  const parts = (await counted(files, asked)).sort((one, other) => one.bearers - other.bearers)
  const { sets, complete } = lookedAt(files, parts)
  if (sets.length === 0) return { found: [], complete }
  const rows = await select<{ id: string; agreeing: number; rarest: number }>(
    `SELECT t.${files.bearer} AS id, COUNT(DISTINCT ${rankSql(parts)}) AS agreeing, MIN(${rankSql(parts)}) AS rarest
     FROM (${sets.join(' UNION ')}) seen JOIN ${files.tokens} t ON t.${files.bearer} = seen.id
     WHERE t.token IN (${listed(parts.flatMap(part => part.tokens))})
     GROUP BY t.${files.bearer} HAVING ${enoughSql(parts)}
     ORDER BY agreeing DESC, rarest, id DESC LIMIT ${MOST_OF_ONE_NAME}`,
  )
  const found = rows.map(({ id, agreeing, rarest }) => ({
    what: files.what,
    id,
    share: Number(agreeing) / parts.length,
    bearers: parts[Number(rarest)]?.bearers ?? 0,
  }))
  return { found, complete: complete && rows.length < MOST_OF_ONE_NAME }
}

/** The files that bear a document number. */
export async function bearersOfDocument(files: Files, number: string): Promise<Candidates> {
  const [tokens = []] = tokensAsked(termsOfDocument(number))
  if (tokens.length === 0) return { found: [], complete: true }
  const sets = tokens.map(token => bearing(files, token, RARE))
  const rows = await select<{ id: string }>(sets.join(' UNION '))
  const found = rows.map(({ id }) => ({ what: files.what, id, share: 1, bearers: 0 }))
  return { found, complete: rows.length < RARE }
}

/** The bearers of one token, the newest first, as a SELECT of their ids that reads no more than `most` of them. */
function bearing({ tokens, bearer, from, where }: Files, token: string, most: number): string {
  return `SELECT id FROM (SELECT t.${bearer} AS id FROM ${tokens} t ${from}
    WHERE t.token = ${escaped(token)} AND ${where} ORDER BY t.${bearer} DESC LIMIT ${most}) bearing`
}

/** Counts the bearers of each part, up to one more than are looked at. */
async function counted(files: Files, asked: string[][]): Promise<Part[]> {
  const most = MOST_LOOKED_AT + 1
  const sums = asked.map((tokens, at) => {
    const counts = tokens.map(token => `(SELECT COUNT(*) FROM (${bearing(files, token, most)}) bearers)`)
    return `${counts.join(' + ')} AS n${at}`
  })
  const [row] = await select<Record<string, number>>(`SELECT ${sums.join(', ')}`)
  return asked.map((tokens, at) => ({ tokens, bearers: Number(row?.[`n${at}`] ?? 0) }))
}

/** The sets of bearers to look at, the rarest part first, until there is no room left. */
function lookedAt(files: Files, parts: Part[]): { sets: string[]; complete: boolean } {
  const sets: string[] = []
  let room = MOST_LOOKED_AT
  for (const { tokens, bearers } of parts.slice(0, needed(parts))) {
    if (bearers === 0) continue
    if (room === 0) return { sets, complete: false }
    for (const token of tokens) sets.push(bearing(files, token, room))
    if (bearers > room) return { sets, complete: false }
    room -= bearers
  }
  return { sets, complete: true }
}

// Where two parts must agree, each bearer of two bears one that is not the commonest.
const needed = (parts: Part[]) =>
  parts.length === 1 || (parts.at(-1)?.bearers ?? 0) <= RARE ? parts.length : parts.length - 1

/** The rank of the part that a token stands for: 0 is the rarest. */
const rankSql = (parts: Part[]) =>
  `CASE ${parts.map(({ tokens }, rank) => `WHEN t.token IN (${listed(tokens)}) THEN ${rank}`).join(' ')} END`

function enoughSql(parts: Part[]): string {
  const rare = parts.filter(({ bearers }) => bearers <= RARE).length
  return parts.length === 1 ? 'agreeing >= 1' : `agreeing >= 2 OR rarest < ${rare}`
}

const listed = (tokens: string[]) => tokens.map(token => escaped(token)).join(', ')
