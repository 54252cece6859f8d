import { expect } from 'chai'
import { routes } from '../../../api/routes.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { draftOf, type Person, paper, refused, type World, world } from './world.ts'

const CANARY = 'Quillfeather'
const found = /quillfeather/i

interface Worked extends World {
  draftId: string
}

/** A matter in which every text that a person can write bears a name that nobody has. */
async function worked(): Promise<Worked> {
  const w = await world()
  const at = `/matters/${w.matter.id}`
  const lead = await as(w.lead)
  const lawyer = await as(w.lawyer)
  const deadline = await build.deadline({ caseId: w.legalCase.id })
  await lawyer
    .post(`${at}/notes`)
    .send({ body: `Met ${CANARY}` })
    .expect(201)
  const { body: draft } = await lawyer
    .post(`${at}/drafts?name=${CANARY}.pdf&title=Grounds%20of%20${CANARY}`)
    .set('Content-Type', 'application/pdf')
    .send(paper(CANARY))
    .expect(201)
  const words = { outcome: 'returned', words: `${CANARY} was never there` }
  await lead.put(`${at}/drafts/${draft.id}/review`).send(words).expect(200)
  await lead
    .post(`${at}/handovers`)
    .send({ deadlineId: deadline.id, toUserId: w.lawyer.id, note: `Ask ${CANARY}` })
    .expect(201)
  return { ...w, draftId: draft.id }
}

/** Every address that can be read, with the ids of this world in it. */
function readable(w: Worked): string[] {
  const ids: Record<string, string> = {
    matters: w.matter.id,
    cases: w.legalCase.id,
    clients: w.client.id,
    firms: w.firm.id,
    accounts: w.lawyer.id,
  }
  return routes
    .filter(([method]) => method === 'get')
    .map(([, path]) =>
      path
        .replace(':draftId', w.draftId)
        .replace(':year', '2026')
        .replace(/:userId/g, w.lawyer.id)
        .replace(/^(\/([a-z-]+)\/):id/, (_, before, resource) => `${before}${ids[resource] ?? w.matter.id}`)
        .replace(/:\w+/g, w.matter.id),
    )
}

async function answersTo(w: Worked, person: Person): Promise<string> {
  const browser = await as(w[person])
  let said = ''
  for (const path of readable(w)) {
    const { text, body, headers } = await browser.get(path)
    said += `${path} ${text ?? ''} ${Buffer.isBuffer(body) ? body.toString('latin1') : ''} ${JSON.stringify(headers)}\n`
  }
  return said
}

describe('what is written in a matter', function () {
  this.timeout(30_000)

  it('is read by those who work on it', async () => {
    const w = await worked()
    for (const person of ['lead', 'lawyer', 'director'] as const) {
      expect(await answersTo(w, person), person).to.match(found)
    }
  })

  for (const person of [
    ...['manager', 'coordinator', 'colleague', 'otherLawyer', 'otherCoordinator', 'stranger'],
    ...['officer', 'administrator', 'counsellor'],
  ] as Person[]) {
    it(`stands in no answer to: ${person}`, async () => {
      const w = await worked()
      expect(await answersTo(w, person)).to.not.match(found)
    })
  }

  it('stands in no line of the log', async () => {
    await worked()
    expect(logged.join('')).to.contain('/drafts').and.not.match(found)
  })

  const over: Record<string, (w: Worked) => Promise<unknown>> = {
    'the membership ended': w => w.member.update({ endsOn: '2026-03-17' }),
    'the consent is withdrawn': w => build.consentEnd(w.consent),
    'the matter is closed': w => w.matter.update({ status: 'closed', closedOn: '2026-03-18' }),
    'the undertaking ended': w =>
      Undertaking.update({ endsOn: '2026-03-17' }, { where: { userId: w.lawyer.id } }),
    'a wall names the lawyer': w => build.wall({ caseId: w.legalCase.id, userId: w.lawyer.id }),
    'a wall names the firm': w => build.wall({ caseId: w.legalCase.id, firmId: w.firm.id }),
  }
  for (const [what, end] of Object.entries(over)) {
    it(`does not exist for the lawyer when ${what}`, async () => {
      const w = await worked()
      await end(w)
      const browser = await as(w.lawyer)
      for (const part of ['notes', 'drafts', 'handovers', `drafts/${w.draftId}/file`]) {
        await refused(404, () => browser.get(`/matters/${w.matter.id}/${part}`))
      }
      expect(await answersTo(w, 'lawyer')).to.not.match(found)
    })
  }

  it('is not found through a matter of one’s own', async () => {
    const w = await worked()
    const sibling = await build.lease({ firm: w.firm, lead: w.lead })
    const browser = await as(sibling.lawyer)
    await refused(404, () => browser.get(`/matters/${sibling.matter.id}/drafts/${w.draftId}/file`))
    const own = await draftOf({ ...w, matter: sibling.matter, lawyer: sibling.lawyer })
    await browser.get(`/matters/${sibling.matter.id}/drafts/${own}/file`).expect(200)
  })
})
