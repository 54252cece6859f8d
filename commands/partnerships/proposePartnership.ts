import { Problem } from '../../errors.ts'
import type { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface PartnershipInput {
  year: number
  startsOn: string
  endsOn: string
  pledgedMinutes: number
  pledgedMinor: number
  currency: string
}

/** Drafts a firm's agreement for a year. Throws 409 when the firm has one for that year or for some of those days. */
export async function proposePartnership(
  context: Context,
  firm: Firm,
  input: PartnershipInput,
): Promise<Partnership> {
  const others = await Partnership.findAll({ where: { firmId: firm.id } })
  if (others.some(({ year }) => year === input.year)) {
    throw new Problem('conflict', `The firm has a partnership for ${input.year} already`)
  }
  const clash = others.find(({ startsOn, endsOn }) => startsOn <= input.endsOn && endsOn >= input.startsOn)
  if (clash) throw new Problem('conflict', `These days overlap with the firm’s partnership for ${clash.year}`)

  const partnership = await Partnership.create({ ...input, firmId: firm.id, state: 'draft' })
  await record(context, 'partnership.proposed', partnership, {
    fields: Object.keys(input),
    records: [firm.id],
  })
  return partnership
}
