import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const payment = { receivedOn: '2026-03-18', amountMinor: 1, currency: 'HKD', receiptNumber: 'R-2026/001' }

const counting = { withdrawnAt: null, withdrawnBecause: null }
const wrong = { reason: 'wrong-entry' }

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)
const receipts = (items: { receiptNumber: string }[]) => items.map(({ receiptNumber }) => receiptNumber)

describe('payments', () => {
  let firm: Firm
  let manager: Browser
  const at = () => `/firms/${firm.id}/payments`

  beforeEach(async () => {
    firm = await build.partnerFirm()
    manager = await as(await build.manager())
  })

  it('are recorded and listed, newest first', async () => {
    const { body } = await manager.post(at()).send(payment).expect(201)
    const nothing = { restrictedTo: null, pledgeId: null, instalmentId: null, ...counting }
    expect(body).to.deep.equal({ ...payment, ...nothing, id: body.id })
    for (const [index, receivedOn] of ['2025-12-31', '2026-03-01', '2026-01-01', '2026-03-01'].entries()) {
      const another = { ...payment, receivedOn, receiptNumber: `R-${index}` }
      await manager.post(at()).send(another).expect(201)
    }

    const seen: string[] = []
    for (let query = '?limit=2'; query; ) {
      const page: { items: { receiptNumber: string }[]; next: string | null } = (
        await manager.get(at() + query).expect(200)
      ).body
      seen.push(...receipts(page.items))
      query = page.next ? `?limit=2&cursor=${page.next}` : ''
    }
    expect(seen).to.deep.equal(['R-2026/001', 'R-3', 'R-1', 'R-2', 'R-0'])
    const own = await manager.get(`/firms/${firm.id}`).expect(200)
    expect(receipts(own.body.payments)).to.deep.equal(seen)
    expect(new Set(await auditVerbs())).to.deep.equal(new Set(['payment.recorded']))
  })

  it('are recorded once for a receipt, whichever firm gave it', async () => {
    await manager.post(at()).send(payment).expect(201)
    await manager.post(at()).send(payment).expect(409)
    await manager
      .post(`/firms/${(await build.firm()).id}/payments`)
      .send(payment)
      .expect(409)
    expect(await Payment.count()).to.equal(1)
    expect(await auditVerbs()).to.have.length(1)
  })

  it('that were recorded wrongly are withdrawn once, and their receipt number is free again', async () => {
    const { body } = await manager.post(at()).send(payment).expect(201)
    const withdrawal = `${at()}/${body.id}/withdrawal`
    const answer = await manager.put(withdrawal).send(wrong).expect(200)
    expect(answer.body).to.deep.equal({
      ...body,
      withdrawnAt: answer.body.withdrawnAt,
      withdrawnBecause: 'wrong-entry',
    })
    expect(answer.body.withdrawnAt).to.match(/^2026-03-18T/)
    await manager.put(withdrawal).send(wrong).expect(409)
    const anew = await manager
      .post(at())
      .send({ ...payment, amountMinor: 2 })
      .expect(201)
    const { body: list } = await manager.get(at()).expect(200)
    expect(receipts(list.items)).to.deep.equal([payment.receiptNumber, payment.receiptNumber])
    await manager.put(`${at()}/${anew.body.id}/withdrawal`).send({ reason: 'not-received' }).expect(200)
    expect(await auditVerbs()).to.deep.equal([
      'payment.recorded',
      'payment.withdrawn',
      'payment.recorded',
      'payment.withdrawn',
    ])
  })

  it('are withdrawn by those who record them, for a reason there is, and from the firm they are of', async () => {
    const { body } = await manager.post(at()).send(payment).expect(201)
    const withdrawal = `${at()}/${body.id}/withdrawal`
    for (const [refused, pointer] of [
      [{}, '/reason'],
      [{ reason: 'a story' }, '/reason'],
      [{ ...wrong, note: 'x' }, '/note'],
    ] as const) {
      const answer = await manager.put(withdrawal).send(refused).expect(422)
      expect(pointers(answer.body)).to.deep.equal([pointer])
    }
    const other = await build.firm()
    await manager.put(`/firms/${other.id}/payments/${body.id}/withdrawal`).send(wrong).expect(404)
    await (await as(await build.coordinator(firm))).put(withdrawal).send(wrong).expect(403)
    await (await as(await build.coordinator(other))).put(withdrawal).send(wrong).expect(404)
    await (await as(await build.administrator())).put(withdrawal).send(wrong).expect(404)
    expect(await Payment.count({ where: { withdrawnAt: null } })).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['payment.recorded'])
  })

  it('are one when a receipt is recorded twice at once', async () => {
    const both = await Promise.all([manager.post(at()).send(payment), manager.post(at()).send(payment)])
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409])
  })

  it('refuse what is no payment', async () => {
    const refused: [object, string[]][] = [
      [{}, ['/receivedOn', '/amountMinor', '/currency', '/receiptNumber']],
      [{ ...payment, receivedOn: '2026-03-19' }, ['/receivedOn']],
      [{ ...payment, receivedOn: '2026-02-31' }, ['/receivedOn']],
      [{ ...payment, amountMinor: 0 }, ['/amountMinor']],
      [{ ...payment, amountMinor: '100' }, ['/amountMinor']],
      [{ ...payment, currency: 'HK$' }, ['/currency']],
      [{ ...payment, receiptNumber: 'x'.repeat(41) }, ['/receiptNumber']],
      [{ ...payment, firmId: firm.id }, ['/firmId']],
    ]
    for (const [body, expected] of refused) {
      const answer = await manager.post(at()).send(body).expect(422)
      expect(pointers(answer.body)).to.have.members(expected)
    }
    expect(await Payment.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('are recorded by those who run the programme, and seen by the firm’s coordinator', async () => {
    const stranger = await build.coordinator(await build.firm())
    const table: [Browser, number, number][] = [
      [await as(await build.director()), 200, 201],
      [await as(await build.coordinator(firm)), 200, 403],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(stranger), 404, 404],
      [await as(await build.administrator()), 404, 404],
      [anyone(), 401, 401],
    ]
    for (const [browser, read, write] of table) {
      await browser.get(at()).expect(read)
      await browser.post(at()).send(payment).expect(write)
    }
    expect(await Payment.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['payment.recorded'])
  })
})

describe('payments for what was pledged', () => {
  let firm: Firm
  let manager: Browser
  let instalmentId: string
  let first: Pledge
  const pay = (body: object, browser = manager) =>
    browser.post(`/firms/${firm.id}/payments`).send({ ...payment, ...body })

  beforeEach(async () => {
    firm = await build.firm()
    manager = await as(await build.manager())
    const { id: partnershipId } = await build.partnership({ firmId: firm.id, pledgedMinor: 0 })
    const money = { partnershipId, kind: 'money' as const, quantity: 100 }
    first = await Pledge.create({ ...money, currency: 'HKD' })
    await Pledge.create({ ...money, currency: 'GBP', restrictedTo: 'Interpreters' })
    const instalment = await Instalment.create({ pledgeId: first.id, dueOn: '2026-03-01', amountMinor: 60 })
    instalmentId = instalment.id
  })

  it('name the instalment, and with it the pledge', async () => {
    const { body } = await pay({ instalmentId, amountMinor: 60 }).expect(201)
    expect(body).to.include({ instalmentId, pledgeId: first.id })
  })

  it('name the year, and find the pledge in their currency, with its purpose', async () => {
    const { body } = await pay({ pledgeYear: 2026, currency: 'GBP' }).expect(201)
    expect(body).to.include({ instalmentId: null, restrictedTo: 'Interpreters' })
    const pledge = await Pledge.findByPk(body.pledgeId)
    expect(pledge?.currency).to.equal('GBP')
  })

  it('say the purpose where two pledges of a year share the currency', async () => {
    const { partnershipId } = first
    const rent = { partnershipId, kind: 'money' as const, quantity: 7, currency: 'HKD', restrictedTo: 'Rent' }
    const second = await Pledge.create(rent)
    const inQuestion = await pay({ pledgeYear: 2026, restrictedTo: 'Books' }).expect(422)
    expect(pointers(inQuestion.body)).to.deep.equal(['/restrictedTo'])
    const forRent = await pay({ pledgeYear: 2026, restrictedTo: 'Rent' }).expect(201)
    expect(forRent.body.pledgeId).to.equal(second.id)
    const free = await pay({ pledgeYear: 2026, receiptNumber: 'R-2' }).expect(201)
    expect(free.body.pledgeId).to.equal(first.id)
  })

  it('refuse a pledge or an instalment of another firm, another currency and another year', async () => {
    const other = await build.partnership({
      firmId: (await build.firm()).id,
      year: 2025,
      startsOn: '2025-01-01',
      endsOn: '2025-12-31',
    })
    const strange = await Pledge.findOne({ where: { partnershipId: other.id, kind: 'money' } })
    const pledgeId = strange?.id ?? ''
    const theirs = await Instalment.create({ pledgeId, dueOn: '2025-03-01', amountMinor: 60 })
    const refused: [object, string][] = [
      [{ instalmentId: theirs.id }, '/instalmentId'],
      [{ instalmentId: firm.id }, '/instalmentId'],
      [{ instalmentId, currency: 'GBP' }, '/currency'],
      [{ instalmentId, pledgeYear: 2025 }, '/pledgeYear'],
      [{ pledgeYear: 2025 }, '/pledgeYear'],
      [{ pledgeYear: 2026, currency: 'JPY' }, '/currency'],
    ]
    for (const [body, pointer] of refused) {
      expect(pointers((await pay(body).expect(422)).body)).to.deep.equal([pointer])
    }
    expect(await Payment.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('come in parts, but never to more than the instalment asks for', async () => {
    await pay({ instalmentId, amountMinor: 59, receiptNumber: 'A' }).expect(201)
    await pay({ instalmentId, amountMinor: 2, receiptNumber: 'B' }).expect(409)
    await pay({ instalmentId, amountMinor: 1, receiptNumber: 'C' }).expect(201)
    await pay({ instalmentId, amountMinor: 1, receiptNumber: 'D' }).expect(409)
    expect(await Payment.sum('amountMinor')).to.equal(60)
    expect(await auditVerbs()).to.have.length(2)
  })

  it('wait until the agreement is signed', async () => {
    await Partnership.update({ state: 'draft' }, { where: { firmId: firm.id } })
    await pay({ instalmentId }).expect(409)
    await pay({ pledgeYear: 2026 }).expect(409)
    expect(await Payment.count()).to.equal(0)
  })
})
