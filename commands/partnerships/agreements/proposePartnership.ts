import { Problem } from '../../../errors.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import {
  type Conditions,
  type PledgeInput,
  predecessorOf,
  refuseFaults,
  refuseOverlap,
} from './agreementTerms.ts'
import { writePledges } from './writePledges.ts'

export interface PartnershipInput extends Conditions {
  year: number
  startsOn: string
  endsOn: string
  pledges: PledgeInput[]
}

/** The days of grace of an agreement that names none. */
const GRACE_DAYS = 30

/**
 * Drafts a firm's agreement for a year, with what it pledges. Throws 409 when the firm has one for that year or for
 * some of those days, 422 when the term or the instalments do not fit.
 */
export async function proposePartnership(
  context: Context,
  firm: Firm,
  { pledges, ...input }: PartnershipInput,
): Promise<Partnership> {
  const { year, startsOn, endsOn, graceDays = GRACE_DAYS } = input
  refuseFaults({ year, startsOn, endsOn, graceDays }, pledges)
  const others = await Partnership.findAll({ where: { firmId: firm.id } })
  if (others.some(other => other.year === year)) {
    throw new Problem('conflict', `The firm has a partnership for ${year} already`)
  }
  refuseOverlap(others, { startsOn, endsOn })

  const renewedFromId = predecessorOf(others, startsOn)?.id ?? null
  const partnership = await Partnership.create({
    ...given(input),
    graceDays,
    renewedFromId,
    firmId: firm.id,
    state: 'draft',
  })
  await writePledges(partnership.id, pledges)
  await record(context, 'partnership.proposed', partnership, {
    fields: [...Object.keys(input), 'pledges'],
    records: [firm.id],
  })
  return partnership
}
