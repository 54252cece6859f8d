import { invalid, Problem } from '../../../errors.ts'
import { Partnership } from '../../../models/Partnership.ts'

/** The agreement that a firm signed for a year. Throws 422 when there is none, and 409 while it is a draft. */
export async function signedOfYear(firmId: string, year: number, pointer: string): Promise<Partnership> {
  const partnership = await Partnership.findOne({ where: { firmId, year } })
  if (!partnership) throw invalid(pointer, 'this firm has no partnership for that year')
  if (partnership.state === 'draft') {
    throw new Problem(
      'illegal-state',
      'This partnership is a draft; nothing is given for it before it is signed',
    )
  }
  return partnership
}
