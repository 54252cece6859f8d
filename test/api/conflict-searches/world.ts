import { expect } from 'chai'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'

export interface Hit {
  what: string
  standing: string
  client: { id: string; reference: string } | null
  case: { id: string; reference: string } | null
  status: string
  lead: { id: string; name: string }
  score: number
  agreements: { asked: string; position: number; score: number; reasons: string[] }[]
  relativeOf: { id: string; reference: string; relation: string }[]
}

export interface Search {
  id: string
  hits: Hit[]
  complete: boolean
}

/** Asks, and answers the search as it came back. */
export async function search(who: User, asked: object): Promise<Search> {
  const answer = await (await as(who)).post('/conflict-searches').send(asked)
  expect(answer.status, JSON.stringify(answer.body)).to.equal(201)
  return answer.body
}

/** What a search found, as the ids of clients and of the cases of parties, in the order of the answer. */
export async function found(who: User, ...names: string[]): Promise<string[]> {
  const { hits } = await search(who, { names })
  return hits.map(hit => hit.client?.id ?? hit.case?.id ?? '')
}

/** Opens a file under a name, by way of the API, so that it can be found. */
export async function filed(
  who: User,
  given: { fullName: string; names?: object[]; documentNumbers?: object[] },
): Promise<string> {
  return (await (await as(who)).post('/clients').send(given).expect(201)).body.id
}

/** A case with a party, by way of the API, so that it can be found. */
export async function caseAgainst(lead: User, name: string, kind = 'adverse-person') {
  const legalCase = await build.case({ lead })
  const path = `/cases/${legalCase.id}/parties`
  const { body } = await (await as(lead)).post(path).send({ kind, name }).expect(201)
  return { legalCase, partyId: body.id as string, path }
}
