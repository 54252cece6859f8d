import { dayBefore } from '../../../../jurisdictions/days.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Offer } from '../../../../models/Offer.ts'
import { TeamMember } from '../../../../models/TeamMember.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { leaveTeam } from '../../matters/leaveTeam.ts'
import { settleTold } from './settleTold.ts'
import { tellBoth } from './tellBoth.ts'

/**
 * Ends the work of a firm that found a conflict when it checked again: its lawyers leave the team at once, and the matter
 * is a draft that looks for a firm. Hours that were given stay.
 */
export async function loseFirm(context: Context, matter: Matter, offer: Offer): Promise<void> {
  await matter.update({ status: 'draft' })
  const team = await TeamMember.findAll({ where: { matterId: matter.id }, lock: true })
  const current = team.filter(({ endsOn }) => endsOn >= context.today)
  for (const member of current) await leaveTeam(context, matter, member, dayBefore(context.today))
  await record(context, 'matter.firm-lost', matter, {
    records: [offer.firmId, ...current.map(({ id }) => id)],
  })
  await settleTold(context, matter)
  await tellBoth(context, matter, {
    kind: 'matter-without-firm',
    about: offer.id,
    note: 'The firm cannot go on after a new conflict check. The matter needs another firm.',
  })
}
