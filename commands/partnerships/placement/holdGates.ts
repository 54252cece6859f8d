import { Case } from '../../../models/Case.ts'
import { Client } from '../../../models/Client.ts'
import { Firm } from '../../../models/Firm.ts'
import type { Matter } from '../../../models/Matter.ts'
import { hold } from '../../hold.ts'

/**
 * Holds what the gates of a matter hang on until this transaction ends, and answers the firm as it is by then: nobody
 * pauses it or ends its agreement, raises a wall or takes a consent back between the look at the gates and what follows.
 */
export async function holdGates({ caseId }: Pick<Matter, 'caseId'>, firmId: string): Promise<Firm> {
  await hold(Firm, firmId)
  if (caseId !== null) {
    await hold(Case, caseId)
    const { clientId } = await Case.findByPk(caseId, { attributes: ['clientId'], rejectOnEmpty: true })
    await hold(Client, clientId)
  }
  return Firm.findByPk(firmId, { rejectOnEmpty: true })
}
