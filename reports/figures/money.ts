import { Firm } from '../../models/Firm.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

const firm = { sql: '`Firm`.id' }

/** What was taken back later was known at that moment. */
const notWithdrawn = (row: string, asAt: string) =>
  `(${row}.withdrawn_at IS NULL OR ${row}.withdrawn_at > ${asAt})`

const payments = ({ from, to, asAt }: Asking): Counted => ({
  from: 'firms AS `Firm` JOIN payments AS payment ON payment.firm_id = `Firm`.id',
  where: [
    `payment.received_on BETWEEN ${from} AND ${to}`,
    `payment.created_at <= ${asAt}`,
    notWithdrawn('payment', asAt),
  ],
  record: { kind: 'Payment', id: 'payment.id', reference: 'payment.receipt_number' },
  amount: 'payment.amount_minor',
  parts: { firm, currency: { sql: 'payment.currency' } },
})

const gifts = ({ from, to, asAt }: Asking): Counted => ({
  from: 'firms AS `Firm` JOIN gifts_in_kind AS gift ON gift.firm_id = `Firm`.id',
  where: [
    `gift.given_on BETWEEN ${from} AND ${to}`,
    `gift.created_at <= ${asAt}`,
    notWithdrawn('gift', asAt),
  ],
  record: { kind: 'GiftInKind', id: 'gift.id', reference: 'NULL' },
  parts: { firm, gift: { sql: 'gift.kind' }, currency: { sql: 'gift.currency' } },
})

const valued = (asking: Asking): Counted => {
  const all = gifts(asking)
  return { ...all, where: [...all.where, 'gift.valuation_minor IS NOT NULL'], amount: 'gift.valuation_minor' }
}

const base = { subject: Firm, group: 'agreement', asAt: 'full', conceal: 'open' } as const

/** What firms gave beside their time. Cash is cash: nothing that was only valued is ever added to it. */
export const moneyFigures: Figure[] = [
  {
    ...base,
    code: 'money.received',
    unit: 'money',
    definition:
      'The money received from firms in the period, in the minor units of each currency, whatever year it was meant for.',
    dimensions: ['currency', 'firm'],
    always: ['currency'],
    counted: payments,
  },
  {
    ...base,
    code: 'gifts.in-kind',
    unit: 'gifts',
    definition:
      'Each gift of a firm in the period that was neither money nor time on a matter, valued or not.',
    dimensions: ['gift', 'firm'],
    counted: gifts,
  },
  {
    ...base,
    code: 'gifts.stated-value',
    unit: 'money',
    definition:
      'What the gifts in kind of the period would have cost, as far as a value was stated: a notional value in the minor units of each currency, and no money received.',
    dimensions: ['currency', 'gift', 'firm'],
    always: ['currency'],
    counted: valued,
  },
]
