import { expect } from 'chai'
import type { Case } from '../../../models/Case.ts'
import type { User } from '../../../models/User.ts'
import { anyone, as } from '../../support/as.ts'
import { type Event, eventsIn } from './ics.ts'

/** A deadline that somebody of the centre writes in by hand. Returns its id. */
export async function add(
  who: User,
  legalCase: Case,
  legalLastDay: string,
  given: object = {},
): Promise<string> {
  const body = { name: 'Bundle', legalLastDay, internalTarget: legalLastDay, source: 'A letter', ...given }
  const browser = await as(who)
  const answer = await browser.post(`/cases/${legalCase.id}/deadlines`).send(body)
  expect(answer.status, JSON.stringify(answer.body)).to.equal(201)
  return answer.body.id
}

/** Makes a feed, and returns the path that its address names under /api/v1. */
export async function makeFeed(who: User): Promise<string> {
  const { body } = await (await as(who)).post('/my/calendar-feed').expect(201)
  return pathOf(body.address)
}

export const pathOf = (address: string) => new URL(address).pathname.replace('/api/v1', '')

export async function textOf(path: string): Promise<string> {
  return (await anyone().get(path).expect(200)).text
}

export async function events(path: string): Promise<Event[]> {
  return eventsIn(await textOf(path))
}

export const summaries = async (path: string) => (await events(path)).map(event => event.SUMMARY)
