import { type BirthDate, Client, type ClientName, type DocumentNumber } from '../../models/Client.ts'
import { FamilyLink, type Relation } from '../../models/FamilyLink.ts'
import type { Piece } from '../../models/ReferralDisclosure.ts'
import { select } from '../../models/statements.ts'

/** What a referral discloses of a client. A piece that was not chosen is not there. */
export interface Disclosed {
  identity?: {
    fullName: string
    names: ClientName[]
    birthDate: BirthDate | null
    gender: string | null
    nationalities: string[]
    languages: string[]
  }
  contact?: {
    address: string | null
    telephone: string | null
    email: string | null
    safeContact: string | null
  }
  vulnerability?: { specificNeeds: string[]; riskFlags: string[] }
  /** How many relatives the file names besides the client, and what they are to the client; never who they are. */
  household?: { relatives: Relation[] }
  keyDates?: { on: string; what: string | null }[]
  documents?: DocumentNumber[]
}

/** Gathers the chosen pieces of a client’s file, and nothing else of it. */
export async function disclosedOf(clientId: string, pieces: readonly Piece[]): Promise<Disclosed> {
  const client = await Client.findByPk(clientId, { rejectOnEmpty: true })
  const chosen = <T>(piece: Piece, value: () => T) => (pieces.includes(piece) ? value() : undefined)
  const household = await chosen('household', () => householdOf(clientId))
  const keyDates = await chosen('key-dates', () => keyDatesOf(clientId))
  const disclosed = {
    identity: chosen('identity', () => identityOf(client)),
    contact: chosen('contact', () => contactOf(client)),
    vulnerability: chosen('vulnerability', () => vulnerabilityOf(client)),
    household,
    keyDates,
    documents: chosen('documents', () => client.documentNumbers ?? []),
  }
  return Object.fromEntries(Object.entries(disclosed).filter(([, value]) => value !== undefined)) as Disclosed
}

const identityOf = (client: Client) => ({
  fullName: client.fullName,
  names: client.names ?? [],
  birthDate: client.birthDate ?? null,
  gender: client.gender ?? null,
  nationalities: client.nationalities ?? [],
  languages: (client.languages ?? []).map(({ language }) => language),
})

const contactOf = (client: Client) => ({
  address: client.address ?? null,
  telephone: client.telephone ?? null,
  email: client.email ?? null,
  safeContact: client.safeContact ?? null,
})

const vulnerabilityOf = (client: Client) => ({
  specificNeeds: client.specificNeeds ?? [],
  riskFlags: client.riskFlags ?? [],
})

async function householdOf(clientId: string) {
  const links = await FamilyLink.findAll({ where: { clientId }, order: ['createdAt', 'id'] })
  return { relatives: links.map(({ relation }) => relation) }
}

/** The running dates of the client’s cases. What a person wrote by hand stays here: it may tell of the claim. */
async function keyDatesOf(clientId: string) {
  return select<{ on: string; what: string | null }>(
    `SELECT d.legal_last_day AS \`on\`, CASE WHEN d.kind = 'manual' THEN NULL ELSE d.name END AS what
     FROM deadlines d JOIN cases c ON c.id = d.case_id
     WHERE c.client_id = ? AND d.state = 'running' AND d.soft = 0 ORDER BY d.legal_last_day, d.id`,
    [clientId],
  )
}
