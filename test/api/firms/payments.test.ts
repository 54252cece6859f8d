import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Payment } from '../../../models/Payment.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const payment = { receivedOn: '2026-03-18', amountMinor: 1, currency: 'HKD', receiptNumber: 'R-2026/001' }

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
    expect(body).to.deep.equal({ ...payment, id: body.id })
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
