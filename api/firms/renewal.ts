import { renewPartnership } from '../../commands/partnerships/renewals/renewPartnership.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint } from '../endpoint.ts'
import { presentPartnership } from './present.ts'
import { agreementOfYear } from './query.ts'
import { RenewalAnswer, RenewalChanges } from './renewal-schema.ts'
import { byYear } from './schema.ts'

export const renew = endpoint({
  summary: 'Draft the next agreement from this one’s terms, and show what differs',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  body: RenewalChanges,
  answer: { status: 201, schema: RenewalAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'agree-partnership', Firm, params.id)
    const partnership = await Partnership.findOne({
      where: { firmId: firm.id, year: params.year },
      lock: true,
    })
    if (!partnership) throw new Problem('not-found', 'This firm has no partnership for that year')
    const { year } = await renewPartnership(context, firm, partnership, body)
    const before = presentPartnership(await agreementOfYear(firm.id, params.year), context.today)
    const after = presentPartnership(await agreementOfYear(firm.id, year), context.today)
    return created(`/api/v1/firms/${firm.id}/partnerships/${year}`, {
      partnership: after,
      changes: changesBetween(before, after),
      pledges: pledgesBetween(before.pledges, after.pledges),
    })
  },
})

type Seen = ReturnType<typeof presentPartnership>

const compared = [
  'year',
  'startsOn',
  'endsOn',
  'answerHours',
  'clearHours',
  'graceDays',
  'mostMatters',
  'excludedKinds',
  'excludedSectors',
  'reportingDates',
] as const

const changesBetween = (before: Seen, after: Seen) =>
  compared
    .map(field => ({ field, before: before[field], after: after[field] }))
    .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after))

type SeenPledge = Seen['pledges'][number]

/** Hours are never set beside money, nor one currency beside another. */
function pledgesBetween(before: SeenPledge[], after: SeenPledge[]) {
  const nameOf = ({ kind, currency }: SeenPledge) => JSON.stringify([kind, currency])
  const sumOf = (pledges: SeenPledge[], name: string) =>
    pledges.filter(pledge => nameOf(pledge) === name).reduce((sum, { quantity }) => sum + quantity, 0)
  const all = [...before, ...after]
  return [...new Map(all.map(pledge => [nameOf(pledge), pledge]))].map(([name, { kind, currency }]) => ({
    kind,
    currency,
    before: sumOf(before, name),
    after: sumOf(after, name),
  }))
}
