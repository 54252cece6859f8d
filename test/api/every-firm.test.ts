import { expect } from 'chai'
import { Conversation } from '../../models/Conversation.ts'
import { GiftInKind } from '../../models/GiftInKind.ts'
import { Instalment } from '../../models/Instalment.ts'
import { Offer } from '../../models/Offer.ts'
import { Payment } from '../../models/Payment.ts'
import { PlannedMessage } from '../../models/PlannedMessage.ts'
import { Pledge } from '../../models/Pledge.ts'
import { Task } from '../../models/Task.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Training } from '../../models/Training.ts'
import { as, type Browser } from '../support/as.ts'
import { build } from '../support/build.ts'
import { statementsOf } from '../support/statements.ts'

/** A firm of which there is something to say on every page that looks at all firms. */
async function busyFirm(recordedBy: string): Promise<void> {
  const firm = await build.firm()
  const { id: partnershipId } = await build.partnership({ firmId: firm.id })
  const lawyer = await build.partnerLawyer(firm)
  const of = { firmId: firm.id, recordedBy }
  const matter = await build.matter({ firmId: firm.id, status: 'active', conflictCheck: 'clear' })
  await build.teamMember({ matterId: matter.id, userId: lawyer.id })
  await Offer.create({
    ...{ matterId: matter.id, firmId: firm.id, rank: 1, kind: 'offer', state: 'clear' },
    ...{ offeredAt: new Date('2026-02-02T02:00:00Z'), answeredAt: new Date('2026-02-03T02:00:00Z') },
  })
  const worked = { userId: lawyer.id, workedOn: '2026-03-02', minutes: 90, activity: 'drafting' } as const
  await TimeEntry.create({ ...of, ...worked, matterId: matter.id })
  await payFirstHalf(partnershipId, of)
  await Conversation.create({ ...of, heldOn: '2026-02-04', kind: 'call', withSenior: true })
  await Training.create({ ...of, kind: 'induction', title: 'First', heldOn: '2026-02-05', minutes: 60 })
  await GiftInKind.create({
    ...of,
    partnershipId,
    givenOn: '2026-02-06',
    kind: 'venue',
    description: 'A room',
  })
  const planned = { partnershipId, firmId: firm.id, rung: 'ninety-days', plannedFor: '2026-10-02' }
  await PlannedMessage.create(planned)
  const owed = { kind: 'renewal-review', owedBy: 'partnerships_manager', dueOn: '2026-04-01' } as const
  await Task.create({
    ...owed,
    key: `renewal-review:${partnershipId}`,
    firmId: firm.id,
    partnershipId,
    state: 'open',
  })
}

async function payFirstHalf(
  partnershipId: string,
  of: { firmId: string; recordedBy: string },
): Promise<void> {
  const pledge = await Pledge.findOne({ where: { partnershipId, kind: 'money' }, rejectOnEmpty: true })
  const half = { pledgeId: pledge.id, amountMinor: pledge.quantity / 2 }
  const first = await Instalment.create({ ...half, dueOn: '2026-02-28' })
  await Instalment.create({ ...half, dueOn: '2026-09-30' })
  const paid = { receivedOn: '2026-02-20', currency: 'HKD', receiptNumber: `R-${pledge.id.slice(-12)}` }
  await Payment.create({ ...of, ...half, ...paid, instalmentId: first.id })
}

type Page = [path: string, firmsOn: (body: never) => number]

const desk: Page[] = [
  ['/renewal-desk?limit=100', ({ items }: { items: object[] }) => items.length],
  ['/renewal-desk/forecast', ({ firms }: { firms: object[] }) => firms.length],
  [
    '/renewal-desk/retention',
    ({ cohorts }: { cohorts: { firms: number }[] }) => cohorts.reduce((sum, { firms }) => sum + firms, 0),
  ],
]

async function ask(browser: Browser, [path, firmsOn]: Page) {
  let firms = 0
  const statements = await statementsOf(async () => {
    firms = firmsOn((await browser.get(path).expect(200)).body as never)
  })
  return { firms, statements }
}

describe('what looks at every firm sends as many statements for thirty firms as for three', function () {
  this.timeout(60_000)

  async function compare(pageFor: () => Promise<Page>) {
    const manager = await build.manager()
    const browser = await as(manager)
    const page = await pageFor()
    for (let n = 0; n < 3; n++) await busyFirm(manager.id)
    await browser.get(page[0])
    const few = await ask(browser, page)
    for (let n = 0; n < 27; n++) await busyFirm(manager.id)
    const many = await ask(browser, page)
    expect([few.firms, many.firms]).to.deep.equal([3, 30])
    expect(many.statements).to.equal(few.statements)
    expect(few.statements).to.be.within(2, 20)
  }

  for (const page of desk) it(page[0], () => compare(async () => page))

  it('/matters/{id}/proposal', () =>
    compare(async () => {
      const { id } = await build.matter()
      return [`/matters/${id}/proposal`, ({ items }: { items: object[] }) => items.length]
    }))
})
