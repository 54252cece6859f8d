import { expect } from 'chai'
import { contextAt } from '../../../jobs/place.ts'
import { climbLadder, settleLetters } from '../../../jobs/renewals.ts'
import { Contact } from '../../../models/Contact.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { run } from '../../../models/statements.ts'
import { Task } from '../../../models/Task.ts'
import { morningOf, runAt } from '../../jobs/renewals/months.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'

const climb = () => climbLadder(contextAt(place), runAt(place))
const settle = () => settleLetters(contextAt(place), runAt(place))

const contactOf = (firm: Firm, language = 'zh-HK') =>
  Contact.create({
    id: newId(),
    firmId: firm.id,
    name: 'Mei Lam',
    email: 'mei@firm.example',
    roles: ['coordinator'],
    language,
    startsOn: '2026-01-01',
  })

const outbox = async () => {
  const [mail] = await OutboxMessage.findAll()
  if (!mail) throw new Error('The outbox is empty')
  return mail
}

interface Message {
  rung: string
  state: string
  because: string | null
  contact: { name: string } | null
  language: string | null
}

describe('the ledger of a renewal', () => {
  let firm: Firm
  const at = (year = 2026) => `/firms/${firm.id}/partnerships/${year}/messages`

  beforeEach(async () => {
    firm = await build.partnerFirm()
  })

  it('says what will leave when, and then what left, to whom and in which language', async () => {
    const manager = await build.manager()
    await contactOf(firm)
    await climb()
    const planned = await (await as(manager)).get(`${at()}?limit=4`).expect(200)
    expect(planned.body.items.map((one: Message) => one.state)).to.deep.equal(Array(4).fill('planned'))
    const rest = await (await as(manager)).get(`${at()}?limit=4&cursor=${planned.body.next}`).expect(200)
    expect(rest.body.items).to.have.length(2)

    setClock(morningOf('2026-10-02'))
    await climb()
    await settle()
    const made = (await (await as(manager)).get(at()).expect(200)).body.items[0]
    expect(made).to.include({
      rung: 'ninety-days',
      state: 'made',
      language: 'zh-Hant',
      letter: 'renewal-opens',
    })
    expect(made.contact.name).to.equal('Mei Lam')
    const mail = await outbox()
    expect(mail.recipient).to.equal('mei@firm.example')
    expect(mail.body).to.contain('距今尚有90天').and.contain(manager.signInName)

    await mail.update({ sentAt: contextAt(place).now })
    await settle()
    expect((await (await as(manager)).get(at())).body.items[0].state).to.equal('sent')
    const task = await Task.findByPk(made.taskId, { rejectOnEmpty: true })
    expect(task).to.include({ kind: 'renewal-review', owedBy: 'partnerships_manager', firmId: firm.id })
  })

  it('says that a letter came back, opens a task once, and that it was taken after all', async () => {
    await contactOf(firm)
    await climb()
    setClock(morningOf('2026-10-02'))
    await climb()
    const mail = await outbox()
    await mail.update({ bouncedAt: contextAt(place).now, failure: '550' })
    await settle()
    await settle()
    const state = async () => (await PlannedMessage.findOne({ where: { outboxId: mail.id } }))?.state
    expect(await state()).to.equal('bounced')
    expect(await Task.count({ where: { kind: 'renewal-letter-bounced' } })).to.equal(1)

    await mail.update({ bouncedAt: null, sentAt: contextAt(place).now })
    await settle()
    expect(await state()).to.equal('sent')
  })

  it('sends one letter, the newest, when several fell into a time in which nothing ran', async () => {
    await contactOf(firm, 'en')
    await climb()
    setClock(morningOf('2026-12-05'))
    await climb()
    const rows = await PlannedMessage.findAll({ order: ['plannedFor'] })
    expect(rows.map(({ because, state }) => because ?? state)).to.deep.equal([
      'superseded',
      'superseded',
      'made',
      'planned',
      'planned',
      'planned',
    ])
    expect((await outbox()).body).to.contain('That is in 26 days.')
    expect(await OutboxMessage.count()).to.equal(1)
  })

  it('lets no letter leave whose time is over, nor one of grace where there is none', async () => {
    const brief = await build.firm()
    await build.partnership({ firmId: brief.id, graceDays: 0 })
    await contactOf(firm)
    await climb()
    const [none] = await PlannedMessage.findAll({ where: { firmId: brief.id, rung: 'grace-begins' } })
    expect(none?.because).to.equal('no-grace')

    await PlannedMessage.update(
      { state: 'skipped', because: 'superseded', settledAt: contextAt(place).now },
      { where: { firmId: firm.id, rung: ['grace-begins', 'grace-ended'] } },
    )
    setClock(morningOf('2027-01-05'))
    await climb()
    const [last] = await PlannedMessage.findAll({ where: { firmId: firm.id, rung: 'seven-days' } })
    expect(last?.because).to.equal('too-late')
    expect(await OutboxMessage.count()).to.equal(0)
  })

  it('is not held up for all by what fails for one', async () => {
    const other = await build.partnerFirm()
    for (const one of [firm, other]) await contactOf(one)
    await climb()
    // Whoever is to be written to cannot be read.
    await run("UPDATE contacts SET name = 'not encrypted' WHERE firm_id = ?", [firm.id])
    setClock(morningOf('2026-10-02'))
    expect(await climb().catch((error: unknown) => error)).to.be.instanceOf(Error)
    const made = await PlannedMessage.findAll({ where: { state: 'made' } })
    expect(made.map(({ firmId }) => firmId)).to.deep.equal([other.id])
    expect(await Task.count()).to.equal(1)
  })

  it('is for those who run the programme, and never for the firm itself', async () => {
    await climb()
    await (await as(await build.director())).get(at()).expect(200)
    await (await as(await build.coordinator(firm))).get(at()).expect(403)
    await (await as(await build.coordinator(await build.partnerFirm()))).get(at()).expect(404)
    await (await as(await build.caseworker())).get(at()).expect(403)
    const manager = await as(await build.manager())
    await manager.get(at(2025)).expect(404)
    await manager.get(`/firms/${newId()}/partnerships/2026/messages`).expect(404)
    await manager.get(`${at()}?sort=rung`).expect(422)
  })
})
