import { expect } from 'chai'
import { endPartnership } from '../../../commands/partnerships/agreements/endPartnership.ts'
import { proposePartnership } from '../../../commands/partnerships/agreements/proposePartnership.ts'
import { signPartnership } from '../../../commands/partnerships/agreements/signPartnership.ts'
import { addContact } from '../../../commands/partnerships/firms/addContact.ts'
import { leaveFirm } from '../../../commands/partnerships/firms/leaveFirm.ts'
import { pauseFirm } from '../../../commands/partnerships/firms/pauseFirm.ts'
import { returnFirm } from '../../../commands/partnerships/firms/returnFirm.ts'
import { renewPartnership } from '../../../commands/partnerships/renewals/renewPartnership.ts'
import { daysBetween, shiftDays } from '../../../jurisdictions/days.ts'
import { inTransaction } from '../../../models/database.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { Task } from '../../../models/Task.ts'
import { dateIn } from '../../../runtime/clock.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { setClock } from '../../support/house.ts'
import { type MailServer, startMailServer } from '../../support/post.ts'
import { morning, morningOf, placeWith } from './months.ts'

const FIRST = '2026-01-02'
const LAST = '2027-07-02'
const RUNGS = 6
const noMail = ['2026-07-15', '2026-07-16']
const nothingRan = ['2026-09-10', '2026-09-11', '2026-09-12']

/** What a firm does, by days from the last of its first term: five firms do each. */
const stories: Record<
  string,
  [day: number, deed: (firm: Firm, partnership: Partnership) => Promise<unknown>][]
> = {
  early: [[-75, renew]],
  late: [[20, renew]],
  lapses: [],
  pauses: [
    [-65, firm => pauseFirm(contextOf(), firm, { because: 'capacity' })],
    [-25, firm => returnFirm(contextOf(), firm, { status: 'partner', because: 'returned' })],
    [-5, renew],
  ],
  rests: [[-65, firm => pauseFirm(contextOf(), firm, { because: 'capacity' })]],
  leaves: [[-45, firm => leaveFirm(contextOf(), firm, { because: 'firm-asked' })]],
  unreachable: [[-3, renew]],
  bounces: [[-20, (_, partnership) => endPartnership(contextOf(), partnership, { because: 'firm-closed' })]],
}
const plots = Object.keys(stories)

async function renew(firm: Firm, partnership: Partnership): Promise<void> {
  const next = await renewPartnership(contextOf(), firm, partnership, {})
  await signPartnership(contextOf(), next, { signedOn: contextOf().today })
}

interface Played {
  firm: Firm
  partnership: Partnership
  plot: string
}

/** Forty firms whose first terms end from 31 March to 8 December 2026, four at a time. */
async function forty(): Promise<Played[]> {
  const played: Played[] = []
  for (let n = 0; n < 40; n++) {
    const plot = plots[n % plots.length] ?? ''
    const firm = await build.firm({ status: 'engaged' })
    const startsOn = shiftDays('2025-04-01', Math.floor(n / 4) * 28)
    const partnership = await inTransaction(async () => {
      if (plot !== 'unreachable') await meet(firm, n, plot)
      return agree(firm, startsOn)
    })
    played.push({ firm, partnership, plot })
  }
  return played
}

async function meet(firm: Firm, n: number, plot: string): Promise<void> {
  await addContact(contextOf(), firm, {
    name: `Contact ${n}`,
    roles: ['coordinator'],
    email: `${plot}${n}@firm.example`,
    language: n % 2 === 0 ? 'en' : 'zh-HK',
  })
}

async function agree(firm: Firm, startsOn: string): Promise<Partnership> {
  const endsOn = shiftDays(startsOn, 364)
  const year = Number(startsOn.slice(0, 4))
  const draft = await proposePartnership(contextOf(), firm, { year, startsOn, endsOn, pledges: [] })
  await signPartnership(contextOf(), draft, { signedOn: contextOf().today })
  return draft
}

async function act({ firm, partnership, plot }: Played, day: string): Promise<void> {
  for (const [after, deed] of stories[plot] ?? []) {
    if (daysBetween(partnership.endsOn, day) !== after) continue
    await inTransaction(async () => deed(await firm.reload({ lock: true }), await partnership.reload()))
  }
  // Two of those that lapse come back, with a new agreement.
  const back = plot === 'lapses' && partnership.endsOn < '2026-06-15'
  if (back && daysBetween(partnership.endsOn, day) === 60) {
    await inTransaction(async () => {
      const found = await firm.reload({ lock: true })
      await returnFirm(contextOf(), found, { status: 'engaged', because: 'returned' })
      await agree(found, day)
    })
  }
}

const dayOf = (instant: Date | null | undefined) => (instant ? dateIn('Asia/Hong_Kong', instant) : null)

describe('eighteen months of renewals with forty firms', () => {
  let server: MailServer

  afterEach(() => server.stop())

  it('leave no message without an end, none missing, none doubled, and tell who stayed', async function () {
    this.timeout(120_000)
    setClock(morningOf(FIRST))
    const manager = await build.manager()
    const played = await forty()
    const refuse = (recipient: string) => (recipient.startsWith('bounces') ? 550 : undefined)
    server = await startMailServer({ refuse })
    const { port, url } = server
    const received: string[] = []

    for (let day = FIRST; day <= LAST; day = shiftDays(day, 1)) {
      if (day === noMail[0]) {
        received.push(...server.received.map(({ headers }) => headers.get('message-id') ?? ''))
        await server.stop()
      }
      if (day === shiftDays(noMail[1] ?? '', 1)) server = await startMailServer({ port, refuse })
      setClock(morningOf(day))
      for (const one of played) await act(one, day)
      if (!nothingRan.includes(day)) await morning(day, placeWith(url))
    }
    received.push(...server.received.map(({ headers }) => headers.get('message-id') ?? ''))

    const rows = await PlannedMessage.findAll({ order: ['plannedFor', 'round', 'id'] })
    const signed = await Partnership.findAll({ where: { state: ['signed', 'ended'] } })

    // Every one has its end, but for those whose day is still to come.
    const open = rows.filter(({ settledAt }) => !settledAt)
    expect(open.every(({ state, plannedFor }) => state === 'planned' && plannedFor > LAST)).to.equal(true)
    expect(rows.every(row => row.state !== 'made')).to.equal(true)

    // None is missing: each rung of each agreement that was ever signed has its row.
    expect(signed.length).to.equal(40 + 22)
    expect(new Set(rows.map(({ partnershipId, rung }) => `${partnershipId} ${rung}`)).size).to.equal(
      RUNGS * signed.length,
    )

    // None is doubled: not in the ledger, and not at the other end.
    const made = rows.filter(({ madeAt }) => madeAt)
    const named = made.map(({ partnershipId, rung }) => `${partnershipId} ${rung}`)
    expect(new Set(named).size).to.equal(made.length)
    const sent = rows.filter(({ state }) => state === 'sent')
    expect(sent.length).to.be.greaterThan(100)
    expect(received.length).to.equal(sent.length)
    expect(new Set(received).size).to.equal(sent.length)

    // What was made while the mail server was off left when it was back, and nothing else was late.
    const duringOutage = sent.filter(({ madeAt }) => noMail.includes(dayOf(madeAt) ?? ''))
    expect(duringOutage).to.have.length.greaterThan(0)
    expect(duringOutage.every(({ settledAt }) => dayOf(settledAt) === '2026-07-17')).to.equal(true)
    const others = sent.filter(row => !duringOutage.includes(row))
    expect(others.every(({ madeAt, settledAt }) => dayOf(madeAt) === dayOf(settledAt))).to.equal(true)

    // What fell on the days on which nothing ran was made on the day after.
    const missed = made.filter(({ plannedFor }) => nothingRan.includes(plannedFor))
    expect(missed).to.have.length.greaterThan(0)
    expect(missed.every(({ madeAt }) => dayOf(madeAt) === '2026-09-13')).to.equal(true)
    const punctual = made.filter(({ plannedFor, round }) => round === 1 && !nothingRan.includes(plannedFor))
    expect(punctual.every(({ madeAt, plannedFor }) => dayOf(madeAt) === plannedFor)).to.equal(true)

    // Each story ends as it must. When the first four agreements were recorded, their first rung had passed.
    for (const { partnership, plot } of played.slice(4)) {
      const ledger = rows.filter(({ partnershipId }) => partnershipId === partnership.id)
      expect(told(ledger), plot).to.deep.equal(expected[plot])
    }
    const statuses = await Promise.all(played.map(async ({ firm }) => (await firm.reload()).status))
    const counts = (status: string) => statuses.filter(one => one === status).length
    // Of the 22 with a second term, eight saw it end with its grace, too. An agreement that was ended lets no firm lapse.
    expect([counts('partner'), counts('lapsed'), counts('former')]).to.deep.equal([19, 16, 5])
    expect(await Task.count({ where: { kind: 'renewal-letter-bounced' } })).to.equal(
      rows.filter(({ state }) => state === 'bounced').length,
    )
    expect(await Task.count({ where: { kind: 'renewal-no-contact' } })).to.be.greaterThan(4)

    // Retention, counted by hand: all forty had days in 2025 and 2026; of them the five stories that renew, and the two
    // firms that came back, have days in 2027.
    const { body } = await (await as(manager)).get('/renewal-desk/retention').expect(200)
    expect(body.years).to.deep.equal([
      { year: 2025, firms: 40, kept: 40, tenthsOfPercent: 1000, open: false },
      { year: 2026, firms: 40, kept: 22, tenthsOfPercent: 550, open: true },
    ])
  })
})

/** A ledger in short: the rung, its round after the first, and the end it found. */
const told = (ledger: PlannedMessage[]) =>
  ledger.map(
    ({ rung, round, state, because }) => `${rung}${round > 1 ? ` ${round}` : ''}: ${because ?? state}`,
  )

const expected: Record<string, string[]> = {
  early: [
    'ninety-days: sent',
    'sixty-days: renewed',
    'thirty-days: renewed',
    'seven-days: renewed',
    'grace-begins: renewed',
    'grace-ended: renewed',
  ],
  late: [
    'ninety-days: sent',
    'sixty-days: sent',
    'thirty-days: sent',
    'seven-days: sent',
    'grace-begins: sent',
    'grace-ended: renewed',
  ],
  lapses: [
    'ninety-days: sent',
    'sixty-days: sent',
    'thirty-days: sent',
    'seven-days: sent',
    'grace-begins: sent',
    'grace-ended: sent',
  ],
  pauses: [
    'ninety-days: sent',
    'sixty-days: paused',
    'sixty-days 2: superseded',
    'thirty-days: paused',
    'thirty-days 2: sent',
    'seven-days: sent',
    'grace-begins: renewed',
    'grace-ended: renewed',
  ],
  rests: [
    'ninety-days: sent',
    'sixty-days: paused',
    'thirty-days: paused',
    'seven-days: paused',
    'grace-begins: paused',
    'grace-ended: paused',
  ],
  leaves: [
    'ninety-days: sent',
    'sixty-days: sent',
    'thirty-days: firm-left',
    'seven-days: firm-left',
    'grace-begins: firm-left',
    'grace-ended: firm-left',
  ],
  unreachable: [
    'ninety-days: no-contact',
    'sixty-days: no-contact',
    'thirty-days: no-contact',
    'seven-days: no-contact',
    'grace-begins: renewed',
    'grace-ended: renewed',
  ],
  bounces: [
    'ninety-days: bounced',
    'sixty-days: bounced',
    'thirty-days: bounced',
    'seven-days: partnership-ended',
    'grace-begins: partnership-ended',
    'grace-ended: partnership-ended',
  ],
}
