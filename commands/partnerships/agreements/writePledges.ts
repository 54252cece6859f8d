import { Instalment } from '../../../models/Instalment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import type { PledgeInput } from './agreementTerms.ts'

/** Puts the pledges of a draft in place of those that it had. Nothing was given for a draft, so nothing names them. */
export async function writePledges(partnershipId: string, pledges: PledgeInput[]): Promise<void> {
  const earlier = await Pledge.findAll({ where: { partnershipId }, attributes: ['id'] })
  await Instalment.destroy({ where: { pledgeId: earlier.map(({ id }) => id) } })
  await Pledge.destroy({ where: { partnershipId } })
  for (const { instalments = [], ...pledge } of pledges) {
    const { id: pledgeId } = await Pledge.create({
      ...pledge,
      currency: pledge.currency ?? null,
      restrictedTo: pledge.restrictedTo ?? null,
      description: pledge.description ?? null,
      partnershipId,
    })
    await Instalment.bulkCreate(instalments.map(instalment => ({ ...instalment, pledgeId })))
  }
}
