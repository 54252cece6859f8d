import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Task } from '../../../models/Task.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { workAt } from '../../support/jobs.ts'
import { mails } from '../matters/ladders.ts'
import { type Person, refused } from '../matters/world.ts'
import { breaks, brokenBy, confirms, glassWorld, reviews } from './world.ts'

const items = async (browser: Awaited<ReturnType<typeof as>>, query = '') =>
  (await browser.get(`/break-glass${query}`).expect(200)).body.items as Record<string, unknown>[]

/** A glass that waits for a second person, since somebody else broke it an hour before. */
async function waiting() {
  const w = await glassWorld()
  const first = await brokenBy(w.stranger, w, 'Client')
  pass(60)
  const asker = await build.caseworker()
  const id = await brokenBy(asker, w, 'Client')
  return { ...w, first, asker, id }
}

/** A glass that is over and not reviewed. */
async function over() {
  const w = await glassWorld()
  const id = await brokenBy(w.stranger, w, 'Client')
  pass(15)
  return { ...w, id }
}

describe('POST /break-glass/:id/confirm', () => {
  for (const person of ['director', 'officer'] as const) {
    it(`opens a second one within a day, by the ${person}, and its minutes begin then`, async () => {
      const w = await waiting()
      const asker = await as(w.asker)
      expect((await asker.get(`/clients/${w.client.id}`).expect(200)).body).to.not.have.property('fullName')
      pass(30)
      const { body } = await confirms(await as(w[person]), w.id).expect(200)
      expect(body).to.deep.include({ state: 'open', openedAt: '2026-03-18T07:30:00.000Z' })
      expect(body.endsAt).to.equal('2026-03-18T07:45:00.000Z')
      expect(body.secondBy.id).to.equal(w[person].id)
      expect((await asker.get(`/clients/${w.client.id}`).expect(200)).body).to.have.property('fullName')
      const entry = await AuditEntry.findOne({ where: { action: 'glass.confirmed' } })
      expect(entry).to.include({ actorId: w[person].id, subjectId: w.id })
      expect(await Task.count({ where: { kind: 'glass-review', state: 'open' } })).to.equal(2)
      pass(15)
      expect((await asker.get(`/clients/${w.client.id}`).expect(200)).body).to.not.have.property('fullName')
    })
  }

  it('waits for whoever was told, and is not needed after a day, nor on another record', async () => {
    const w = await waiting()
    const kinds = (await mails()).filter(({ kind }) => kind === 'glass-asked').map(({ to }) => to)
    expect(kinds.sort()).to.deep.equal(
      [w.director.signInName, w.officer.signInName, w.second.signInName].sort(),
    )
    const asker = await as(w.asker)
    await refused(409, () => breaks(asker, w, 'Client'))
    expect((await breaks(asker, w, 'Case').expect(201)).body.state).to.equal('open')
    pass(24 * 60)
    expect((await breaks(await as(w.asker), w, 'Client').expect(201)).body.state).to.equal('open')
  })

  it('is not done by whoever asked', async () => {
    const w = await glassWorld()
    await brokenBy(w.second, w, 'Referral')
    const id = await brokenBy(w.director, w, 'Referral')
    const director = await as(w.director)
    await refused(409, () => confirms(director, id))
    await confirms(await as(w.second), id).expect(200)
  })

  it('is done once, within the hour, and only where somebody waits', async () => {
    const w = await waiting()
    const director = await as(w.director)
    await refused(409, () => confirms(director, w.first))
    pass(60)
    const later = await as(w.director)
    await refused(409, () => confirms(later, w.id))
    expect(await items(later, '?state=lapsed')).to.have.length(1)
    const again = await brokenBy(w.asker, w, 'Client')
    await confirms(later, again).expect(200)
    await refused(409, () => confirms(later, again))
  })

  it('is one of two that come at the same time', async () => {
    const w = await waiting()
    const [one, other] = [await as(w.director), await as(w.officer)]
    const answers = await Promise.all([confirms(one, w.id), confirms(other, w.id)])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
  })

  it('is refused to others who see it, and does not exist for the rest', async () => {
    const w = await waiting()
    const asker = await as(w.asker)
    await refused(403, () => confirms(asker, w.id))
    const blind: Person[] = ['lead', 'counsellor', 'manager', 'lawyer', 'coordinator', 'administrator']
    for (const person of blind) {
      const browser = await as(w[person])
      await refused(404, () => confirms(browser, w.id))
    }
    const officer = await as(w.officer)
    await refused(404, () => confirms(officer, randomUUID()))
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    await refused(404, () => confirms(officer, w.id))
  })
})

describe('POST /break-glass/:id/review', () => {
  for (const person of ['director', 'officer'] as const) {
    it(`is signed once, by another person: ${person}`, async () => {
      const w = await over()
      const browser = await as(w[person])
      const judged = { verdict: 'not-justified', words: 'He could have been called' }
      const { body } = await reviews(browser, w.id, judged).expect(200)
      expect(body).to.deep.include({ verdict: 'not-justified', reviewWords: judged.words, state: 'over' })
      expect(body.reviewedBy.id).to.equal(w[person].id)
      expect(await Task.count({ where: { kind: 'glass-review', state: 'open' } })).to.equal(0)
      expect(await items(browser, '?reviewed=false')).to.deep.equal([])
      await refused(409, () => reviews(browser, w.id))
    })
  }

  it('is not signed by whoever broke it, nor while it is open, nor where it was never opened', async () => {
    const w = await glassWorld()
    const id = await brokenBy(w.director, w, 'Referral')
    const [director, second] = [await as(w.director), await as(w.second)]
    await refused(409, () => reviews(second, id))
    const asked = await brokenBy(w.second, w, 'Referral')
    await refused(409, () => reviews(director, asked))
    pass(15)
    const [again, other] = [await as(w.director), await as(w.second)]
    await refused(409, () => reviews(again, id))
    await reviews(other, id).expect(200)
  })

  it('ends its task, and nothing else does', async () => {
    const w = await over()
    const task = await Task.findOne({ where: { kind: 'glass-review' }, rejectOnEmpty: true })
    const director = await as(w.director)
    await refused(409, () => director.put(`/tasks/${task.id}/settlement`).send({ state: 'dropped' }))
  })

  it('says why where it was not justified, and nothing that it does not know', async () => {
    const w = await over()
    const officer = await as(w.officer)
    const wrong = [{}, { verdict: 'fine' }, { verdict: 'not-justified' }, { verdict: 'justified', at: 'x' }]
    for (const body of wrong) await refused(422, () => reviews(officer, w.id, body))
  })

  it('is refused to whoever broke it without that power, and does not exist for others', async () => {
    const w = await over()
    const stranger = await as(w.stranger)
    await refused(403, () => reviews(stranger, w.id))
    for (const person of ['lead', 'counsellor', 'manager', 'lawyer', 'administrator'] as const) {
      const browser = await as(w[person])
      await refused(404, () => reviews(browser, w.id))
    }
  })
})

describe('GET /break-glass', () => {
  it('shows each their own, and all to directors and data protection officers', async () => {
    const w = await over()
    await brokenBy(w.counsellor, w, 'Referral')
    const counts = { stranger: 1, counsellor: 1, lead: 0, director: 2, officer: 2 } as const
    for (const [person, count] of Object.entries(counts)) {
      const browser = await as(w[person as keyof typeof counts])
      expect(await items(browser), person).to.have.length(count)
    }
    const officer = await as(w.officer)
    expect((await items(officer, '?state=open')).map(({ record }) => record)).to.deep.equal(['Referral'])
    expect((await items(officer, '?state=over')).map(({ id }) => id)).to.deep.equal([w.id])
    for (const person of ['manager', 'coordinator', 'lawyer', 'administrator'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/break-glass'))
    }
    await refused(422, () => officer.get('/break-glass?state=broken'))
  })
})

describe('the daily reminder of reviews', () => {
  it('comes each day to everybody who may sign, with the number, until somebody has signed', async () => {
    const w = await over()
    const reminders = async () => (await mails()).filter(({ kind }) => kind === 'glass-review')
    await workAt('2026-03-18T15:00:00.000Z')
    expect(await reminders()).to.deep.equal([])
    await workAt('2026-03-19T02:00:00.000Z')
    const told = [w.director, w.officer, w.second].map(({ signInName }) => signInName).sort()
    expect((await reminders()).map(({ to }) => to).sort()).to.deep.equal(told)
    await workAt('2026-03-20T02:00:00.000Z')
    expect(await reminders()).to.have.length(6)
    await reviews(await as(w.officer), w.id).expect(200)
    await workAt('2026-03-21T02:00:00.000Z')
    expect(await reminders()).to.have.length(6)
  })

  it('does not go to whoever broke it', async () => {
    const w = await glassWorld()
    await brokenBy(w.director, w, 'Referral')
    await workAt('2026-03-19T02:00:00.000Z')
    const reminded = (await mails()).filter(({ kind }) => kind === 'glass-review').map(({ to }) => to)
    expect(reminded.sort()).to.deep.equal([w.officer.signInName, w.second.signInName].sort())
  })
})
