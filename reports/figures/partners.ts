import { Firm } from '../../models/Firm.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

/** A signed agreement that covers some day of a stretch. A signature is kept by the day, and known from the next one on. */
const agreed = ({ asAt, knownBefore }: Asking, { from, to }: { from: string; to: string }) =>
  `EXISTS (SELECT 1 FROM partnerships AS partnership WHERE partnership.firm_id = \`Firm\`.id
    AND partnership.state <> 'draft' AND partnership.created_at <= ${asAt}
    AND (partnership.signed_on IS NULL OR partnership.signed_on < ${knownBefore})
    AND partnership.starts_on <= ${to} AND partnership.ends_on >= ${from})`

const firms = (...where: string[]): Counted => ({
  from: 'firms AS `Firm`',
  where,
  record: { kind: 'Firm', id: '`Firm`.id', reference: '`Firm`.name' },
  parts: {},
})

const limits = 'A signature is known from the day after it; an agreement covers the days that it has now.'

const base = {
  unit: 'firms',
  subject: Firm,
  group: 'agreement',
  asAt: 'as-it-stands',
  dimensions: [],
  conceal: 'open',
} as const

export const partnerFigures: Figure[] = [
  {
    ...base,
    code: 'firms.partners',
    definition: `Each firm, once, with a signed agreement that covers some day of the period. ${limits}`,
    counted: asking => firms(agreed(asking, asking)),
  },
  {
    ...base,
    code: 'firms.retained',
    definition: `Of the firms with a signed agreement that covers some day of the period before, those with one that covers some day of this period. ${limits}`,
    counted: asking => firms(agreed(asking, asking), agreed(asking, asking.before)),
    among: asking => firms(agreed(asking, asking.before)),
  },
]
