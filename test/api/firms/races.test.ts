import { expect } from 'chai'
import type { Response } from 'supertest'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const terms = { pledges: [] }

describe('two requests at once', () => {
  let firm: Firm
  let browsers: Browser[]

  beforeEach(async () => {
    firm = await build.firm()
    browsers = [await as(await build.manager()), await as(await build.director())]
  })

  async function bothTry(ask: (browser: Browser, index: number) => PromiseLike<Response>): Promise<number[]> {
    const answers = await Promise.all(browsers.map(ask))
    return answers.map(({ status }) => status).sort()
  }

  it('draft one of two agreements that overlap', async () => {
    const drafts = [
      { ...terms, year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31' },
      { ...terms, year: 2027, startsOn: '2026-12-01', endsOn: '2027-11-30' },
    ]
    const statuses = await bothTry((browser, index) =>
      browser.post(`/firms/${firm.id}/partnerships`).send(drafts[index]),
    )
    expect(statuses).to.deep.equal([201, 409])
    expect(await Partnership.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['partnership.proposed'])
  })

  it('sign an agreement once', async () => {
    await build.partnership({ firmId: firm.id, state: 'draft' })
    const statuses = await bothTry(browser =>
      browser.put(`/firms/${firm.id}/partnerships/2026/signature`).send({ signedOn: '2026-03-01' }),
    )
    expect(statuses).to.deep.equal([200, 409])
    expect(await auditVerbs()).to.deep.equal(['partnership.signed'])
  })

  it('book a receipt once, even for two firms', async () => {
    const firms = [firm, await build.firm()]
    const payment = { receivedOn: '2026-03-01', amountMinor: 5, currency: 'HKD', receiptNumber: 'R-1' }
    const statuses = await bothTry((browser, index) =>
      browser.post(`/firms/${firms[index]?.id}/payments`).send(payment),
    )
    expect(statuses).to.deep.equal([201, 409])
    expect(await Payment.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['payment.recorded'])
  })

  it('pay an instalment once', async () => {
    const { id: partnershipId } = await build.partnership({ firmId: firm.id, pledgedMinor: 0 })
    const money = { partnershipId, kind: 'money', quantity: 50, currency: 'HKD' } as const
    const { id: pledgeId } = await Pledge.create(money)
    const due = await Instalment.create({ pledgeId, dueOn: '2026-03-01', amountMinor: 50 })
    const payment = { receivedOn: '2026-03-01', amountMinor: 50, currency: 'HKD', instalmentId: due.id }
    const statuses = await bothTry((browser, index) =>
      browser.post(`/firms/${firm.id}/payments`).send({ ...payment, receiptNumber: `R-${index}` }),
    )
    expect(statuses).to.deep.equal([201, 409])
    expect(await Payment.sum('amountMinor')).to.equal(50)
    expect(await auditVerbs()).to.deep.equal(['payment.recorded'])
  })

  it('move two drafts onto the same days once', async () => {
    for (const year of [2026, 2028]) {
      const term = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
      await build.partnership({ firmId: firm.id, state: 'draft', year, ...term })
    }
    const edits = [{ endsOn: '2027-01-31' }, { startsOn: '2027-01-31', endsOn: '2028-01-31' }]
    const etags: string[] = []
    for (const year of [2026, 2028]) {
      const { headers } = await (browsers[0] as Browser).get(`/firms/${firm.id}/partnerships/${year}`)
      etags.push(headers.etag ?? '')
    }
    const statuses = await bothTry((browser, index) =>
      browser
        .patch(`/firms/${firm.id}/partnerships/${[2026, 2028][index]}`)
        .set('If-Match', etags[index] ?? '')
        .send(edits[index] ?? {}),
    )
    expect(statuses).to.deep.equal([200, 409])
    expect(await auditVerbs()).to.deep.equal(['partnership.changed'])
  })

  it('record an undertaking once', async () => {
    const lawyer = await build.user(['partner_lawyer'], { firmId: firm.id })
    const statuses = await bothTry(browser =>
      browser.post(`/firms/${firm.id}/undertakings`).send({ userId: lawyer.id, signedOn: '2026-03-01' }),
    )
    expect(statuses).to.deep.equal([201, 409])
    expect(await Undertaking.count()).to.equal(1)
  })

  it('change a firm once', async () => {
    const { headers } = await (browsers[0] as Browser).get(`/firms/${firm.id}`).expect(200)
    const statuses = await bothTry((browser, index) =>
      browser
        .patch(`/firms/${firm.id}`)
        .set('If-Match', headers.etag ?? '')
        .send({ name: `Name ${index}` }),
    )
    expect(statuses).to.deep.equal([200, 412])
    expect(await auditVerbs()).to.deep.equal(['firm.changed'])
  })
})
