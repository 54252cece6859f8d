import { Problem } from '../../errors.ts'
import type { Firm } from '../../models/Firm.ts'
import type { Matter } from '../../models/Matter.ts'
import { Partnership } from '../../models/Partnership.ts'
import { wallStands } from '../../policies/walls.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Offers a matter to a firm, which then answers the conflict check. An earlier offer lapses. */
export async function offerMatter(context: Context, matter: Matter, firm: Firm): Promise<void> {
  if (matter.status !== 'draft') throw new Problem('illegal-state', `This matter is ${matter.status}`)
  // One answer for every reason: a wall must not be told apart from a partnership that ran out.
  if (!(await isPartner(firm, context.today)) || (await wallStands(matter.caseId, { firmId: firm.id }))) {
    throw new Problem('illegal-state', 'This firm cannot take this matter')
  }
  await matter.update({ firmId: firm.id, conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, 'matter.offered', matter, { records: [firm.id] })
}

async function isPartner(firm: Firm, today: string): Promise<boolean> {
  if (firm.status !== 'partner') return false
  const signed = await Partnership.findAll({ where: { firmId: firm.id, state: 'signed' } })
  return signed.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
}
