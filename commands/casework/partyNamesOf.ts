import { kindsOnSlip, Party } from '../../models/Party.ts'

/** The names and aliases of a case's adverse persons and opposing bodies, as a firm needs them for its conflict check. */
export async function partyNamesOf(caseId: string): Promise<{ persons: string[]; bodies: string[] }> {
  const parties = await Party.findAll({
    where: { caseId, kind: [...kindsOnSlip], removedOn: null },
    order: ['createdAt', 'id'],
  })
  const namesOf = (kind: Party['kind']) => [
    ...new Set(
      parties.filter(one => one.kind === kind).flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
    ),
  ]
  return { persons: namesOf('adverse-person'), bodies: namesOf('opposing-body') }
}
