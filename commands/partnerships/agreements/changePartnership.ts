import { Problem } from '../../../errors.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { changedFields, given } from '../../changes.ts'
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

export interface PartnershipChange extends Conditions {
  startsOn?: string | undefined
  endsOn?: string | undefined
  pledges?: PledgeInput[] | undefined
}

/**
 * Changes a draft: only what is given; pledges are replaced as a whole. `pledged` is what stands there now, for new
 * days must fit its instalments. Throws 409 when it is no draft any more, or the new days are another agreement's.
 */
export async function changePartnership(
  context: Context,
  partnership: Partnership,
  { pledges, ...change }: PartnershipChange,
  pledged: PledgeInput[],
): Promise<void> {
  if (partnership.state !== 'draft') {
    throw new Problem(
      'illegal-state',
      `This partnership is ${partnership.state}; only a draft can be changed`,
    )
  }
  const { id, firmId } = partnership
  const fields = [...changedFields(partnership, change), ...(pledges ? ['pledges'] : [])]
  partnership.set(given(change))
  refuseFaults(partnership, pledges ?? pledged)
  const others = (await Partnership.findAll({ where: { firmId } })).filter(other => other.id !== id)
  refuseOverlap(others, partnership)

  partnership.renewedFromId = predecessorOf(others, partnership.startsOn)?.id ?? null
  await partnership.save()
  if (pledges) await writePledges(id, pledges)
  await record(context, 'partnership.changed', partnership, { fields, records: [firmId] })
}
