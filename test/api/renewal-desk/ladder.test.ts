import { expect } from 'chai'
import { contextAt } from '../../../jobs/place.ts'
import { climbLadder } from '../../../jobs/renewals.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { RenewalRung } from '../../../models/RenewalRung.ts'
import { runAt } from '../../jobs/renewals/months.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { place } from '../../support/jobs.ts'

const rung = (code: string, daysBefore: number, more: object = {}) => ({
  code,
  daysBefore,
  what: 'renewal-review',
  letter: 'renewal-opens',
  owedBy: 'partnerships_manager',
  ...more,
})

describe('the ladder of renewals', () => {
  let manager: Browser
  const set = async (rungs: object[], etag?: string) =>
    manager
      .put('/renewal-ladder')
      .set('If-Match', etag ?? (await manager.get('/renewal-ladder')).headers.etag ?? '')
      .send({ rungs })

  beforeEach(async () => {
    manager = await as(await build.manager())
  })

  it('has six rungs until somebody sets another', async () => {
    const { body } = await manager.get('/renewal-ladder').expect(200)
    const days = body.rungs.map((one: { countedFrom: string; daysBefore: number }) => [
      one.countedFrom,
      one.daysBefore,
    ])
    expect(days).to.deep.equal([
      ['term', 90],
      ['term', 60],
      ['term', 30],
      ['term', 7],
      ['term', -1],
      ['grace', -1],
    ])
  })

  it('is set as a whole, and what is planned moves with it', async () => {
    const { id: partnershipId } = await build.partnership({ firmId: (await build.firm()).id })
    await climbLadder(contextAt(place), runAt(place))
    const usual = (await manager.get('/renewal-ladder')).body.rungs

    const [ninety, , ...rest] = usual
    const { body, status } = await set([{ ...ninety, daysBefore: 100 }, ...rest, rung('three-weeks', 21)])
    expect(status).to.equal(200)
    expect(body.rungs.map(({ code }: { code: string }) => code)).to.deep.equal([
      'ninety-days',
      'thirty-days',
      'three-weeks',
      'seven-days',
      'grace-begins',
      'grace-ended',
    ])
    await climbLadder(contextAt(place), runAt(place))
    const rows = await PlannedMessage.findAll({ where: { partnershipId }, order: ['plannedFor'] })
    expect(rows.map(({ rung, plannedFor, because }) => [rung, plannedFor, because])).to.deep.equal([
      ['ninety-days', '2026-09-22', null],
      ['sixty-days', '2026-11-01', 'superseded'],
      ['thirty-days', '2026-12-01', null],
      ['three-weeks', '2026-12-10', null],
      ['seven-days', '2026-12-24', null],
      ['grace-begins', '2027-01-01', null],
      ['grace-ended', '2027-01-31', null],
    ])
    expect(await auditVerbs()).to.deep.equal(['renewal-ladder.set'])

    // A rung that rested and is taken up again is planned anew.
    await set(usual)
    await climbLadder(contextAt(place), runAt(place))
    const again = await PlannedMessage.findAll({
      where: { partnershipId, rung: 'sixty-days' },
      order: ['round'],
    })
    expect(again.map(({ round, state }) => [round, state])).to.deep.equal([
      [1, 'skipped'],
      [2, 'planned'],
    ])
  })

  it('refuses two rungs on a day or of a name, too many, none, what no rung says, and what is not true then', async () => {
    const refused: [object[], string][] = [
      [[rung('one', 10), rung('two', 10)], '/rungs/1/daysBefore'],
      [[rung('one', 10), rung('one', 11)], '/rungs/1/code'],
      [Array.from({ length: 21 }, (_, n) => rung(`r-${n}`, n)), '/rungs'],
      [[], '/rungs'],
      [[rung('One Day', 1)], '/rungs/0/code'],
      [[rung('one', 400)], '/rungs/0/daysBefore'],
      [[rung('one', 1, { letter: 'spam' })], '/rungs/0/letter'],
      [[rung('one', 1, { owedBy: 'caseworker' })], '/rungs/0/owedBy'],
      // Letters that would not be true on their day.
      [[rung('one', -5)], '/rungs/0/letter'],
      [[rung('one', 40, { letter: 'term-over' })], '/rungs/0/letter'],
      [[rung('one', -40, { letter: 'term-over' })], '/rungs/0/letter'],
      [[rung('one', 0, { letter: 'grace-begun' })], '/rungs/0/letter'],
      [[rung('one', 3, { letter: 'renewal-last-days', countedFrom: 'grace' })], '/rungs/0/letter'],
    ]
    for (const [rungs, pointer] of refused) {
      const { status, body } = await set(rungs)
      expect(status, pointer).to.equal(422)
      expect(body.errors[0].pointer).to.equal(pointer)
    }
    await set(Array.from({ length: 20 }, (_, n) => rung(`r-${n}`, n))).then(({ status }) =>
      expect(status).to.equal(200),
    )
    expect(await RenewalRung.count()).to.equal(20)
  })

  it('is edited from what was read, and by those who run the programme', async () => {
    const { headers } = await manager.get('/renewal-ladder').expect(200)
    expect((await set([rung('one', 10)], headers.etag)).status).to.equal(200)
    expect((await set([rung('two', 20)], headers.etag)).status).to.equal(412)
    await manager
      .put('/renewal-ladder')
      .send({ rungs: [rung('two', 20)] })
      .expect(428)

    const firm = await build.partnerFirm()
    for (const person of [
      await build.coordinator(firm),
      await build.caseworker(),
      await build.administrator(),
    ]) {
      const browser = await as(person)
      await browser.get('/renewal-ladder').expect(403)
      await browser
        .put('/renewal-ladder')
        .set('If-Match', '"x"')
        .send({ rungs: [rung('two', 20)] })
        .expect(403)
    }
    expect((await RenewalRung.findAll()).map(({ code }) => code)).to.deep.equal(['one'])
  })
})
