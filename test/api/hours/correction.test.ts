import { expect } from 'chai'
import { HourMonth } from '../../../models/HourMonth.ts'
import { Matter } from '../../../models/Matter.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs } from '../../support/build.ts'
import { hoursOf, refused, type World, world } from '../matters/world.ts'

const given = async (w: World) => (await Matter.findByPk(w.matter.id))?.minutesGiven

const lock = (w: World, month: string) =>
  HourMonth.create({ firmId: w.firm.id, month, verifiedBy: w.manager.id, lockedAt: new Date() })

async function correct(browser: Browser, id: string, body: object, tag?: string) {
  const { headers } = await browser.get(`/hours/${id}`)
  return browser
    .patch(`/hours/${id}`)
    .set('If-Match', tag ?? headers.etag ?? '')
    .send(body)
}

/** A correction by somebody, to be refused. */
const refusedCorrection = async (status: number, browser: Browser, id: string, body: object) => {
  const { headers } = await browser.get(`/hours/${id}`)
  await refused(status, () =>
    browser
      .patch(`/hours/${id}`)
      .set('If-Match', headers.etag ?? 'none')
      .send(body),
  )
}

describe('correcting hours', () => {
  it('changes them and what the matter was given', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const body = { minutes: 30, activity: 'research', note: 'Half of it was for another matter' }
    const answer = await correct(await as(w.lawyer), id, body)
    expect(answer.status).to.equal(200)
    expect(answer.body).to.include(body)
    expect(await given(w)).to.equal(30)
    expect(await auditVerbs()).to.deep.equal(['hours.corrected'])
  })

  it('is done by the lawyer, the firm’s coordinator, the caseworker and the director', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    for (const [at, person] of (['lawyer', 'coordinator', 'lead', 'director'] as const).entries()) {
      expect((await correct(await as(w[person]), id, { minutes: 10 + at })).status, person).to.equal(200)
    }
  })

  it('makes whoever did it answer for the hours, so that somebody else must verify them', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const coordinator = await as(w.coordinator)
    await correct(coordinator, id, { minutes: 30 })
    await refused(403, () => coordinator.put(`/hours/${id}/verification`))
    await (await as(w.manager)).put(`/hours/${id}/verification`).expect(200)
  })

  it('is refused to who sees them only, and not there for others', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    await refusedCorrection(403, await as(w.manager), id, { minutes: 30 })
    for (const person of ['stranger', 'otherCoordinator', 'otherLawyer', 'colleague', 'officer'] as const) {
      await refusedCorrection(404, await as(w[person]), id, { minutes: 30 })
    }
  })

  it('is left to the manager for the programme’s hours, whose notes they read', async () => {
    const w = await world()
    const { id } = await hoursOf(w, { kind: 'training', matterId: null })
    const { body, status } = await correct(await as(w.manager), id, { note: 'Half a day' })
    expect([status, body.note]).to.deep.equal([200, 'Half a day'])
  })

  it('is refused once they are verified, withdrawn or in a locked month', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const settled = [
      await hoursOf(w, { verifiedAt: new Date(), verifiedBy: w.manager.id }),
      await hoursOf(w, { withdrawnAt: new Date(), withdrawnBy: w.manager.id }),
      await hoursOf(w, { period: '2026-02', workedOn: '2026-02-20' }),
    ]
    await lock(w, '2026-02')
    for (const { id } of settled) {
      await refusedCorrection(409, coordinator, id, { minutes: 30 })
      await refused(409, () => coordinator.put(`/hours/${id}/withdrawal`))
    }
  })

  it('does not make them say what another entry says, nor pass a day', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const first = await hoursOf(w)
    const { id } = await hoursOf(w, { activity: 'research', minutes: 60 })
    await refusedCorrection(409, lawyer, id, { activity: 'drafting', minutes: 90 })
    await refusedCorrection(409, lawyer, id, { minutes: 1351 })
    const { body } = await correct(lawyer, id, { activity: 'drafting', minutes: 90, again: true })
    expect(body.possibleDouble).to.equal(true)
    const note = await correct(lawyer, id, { note: 'Both are meant' })
    expect([note.status, note.body.possibleDouble]).to.deep.equal([200, true])
    expect((await TimeEntry.findByPk(first.id))?.minutes).to.equal(90)
  })

  it('needs to know what it corrects', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const lawyer = await as(w.lawyer)
    await refused(428, () => lawyer.patch(`/hours/${id}`).send({ minutes: 30 }))
    await refused(412, () => lawyer.patch(`/hours/${id}`).set('If-Match', '"other"').send({ minutes: 30 }))
  })

  it('is done once by two who read the same', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const browsers = [await as(w.lawyer), await as(w.coordinator)]
    const tags = await Promise.all(browsers.map(async one => (await one.get(`/hours/${id}`)).headers.etag))
    const answers = await Promise.all(
      browsers.map((one, at) =>
        one
          .patch(`/hours/${id}`)
          .set('If-Match', tags[at] ?? '')
          .send({ minutes: 10 + at }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412])
    expect(await given(w)).to.equal((await TimeEntry.findByPk(id))?.minutes)
  })

  it('refuses bad input', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const lawyer = await as(w.lawyer)
    for (const body of [{ minutes: 0 }, { activity: 'golf' }, { workedOn: '2026-03-01' }, { note: 7 }]) {
      await refusedCorrection(422, lawyer, id, body)
    }
  })
})

describe('withdrawing hours', () => {
  it('takes them out of every count, and leaves them to be seen', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const kept = await hoursOf(w, { minutes: 12 })
    const lawyer = await as(w.lawyer)
    const { body } = await lawyer.put(`/hours/${id}/withdrawal`).expect(200)
    expect(body.withdrawnAt).to.equal('2026-03-18T06:00:00.000Z')
    expect(await given(w)).to.equal(12)
    const ids = async (query: string) =>
      (await lawyer.get(`/hours?${query}`).expect(200)).body.items.map((one: { id: string }) => one.id)
    expect(await ids('')).to.deep.equal([kept.id])
    expect(await ids('withdrawn=true')).to.deep.equal([id])
    expect(await auditVerbs()).to.deep.equal(['hours.withdrawn'])
    await refused(409, () => lawyer.put(`/hours/${id}/withdrawal`))
    const manager = await as(w.manager)
    await refused(409, () => manager.put(`/hours/${id}/verification`))
  })

  it('is refused to who sees them only, and not there for others', async () => {
    const w = await world()
    const { id } = await hoursOf(w)
    const manager = await as(w.manager)
    await refused(403, () => manager.put(`/hours/${id}/withdrawal`))
    for (const person of ['stranger', 'otherCoordinator', 'otherLawyer', 'colleague', 'officer'] as const) {
      const browser = await as(w[person])
      await refused(404, () => browser.put(`/hours/${id}/withdrawal`))
    }
  })
})
