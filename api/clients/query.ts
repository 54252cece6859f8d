import { Op } from 'sequelize'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { FamilyLink, type Relation } from '../../models/FamilyLink.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible, groupFlags } from '../../policies/scope.ts'

interface Kin {
  relation: Relation
  relative: Client
}

interface KinWithCases extends Kin {
  cases: { id: string; reference: string; stage: string }[]
}

/** The relatives of a client whom the reader may see at all, in the order in which they were linked. */
export async function relativesOf(ability: Ability, clientId: string): Promise<Kin[]> {
  const links = await FamilyLink.findAll({ where: { clientId }, order: ['createdAt', 'id'] })
  if (links.length === 0) return []
  const ids = links.map(link => link.relativeId)
  const relatives = await Client.findAll({
    where: { [Op.and]: [{ id: ids }, accessible(ability, 'read', Client)] },
    attributes: { include: groupFlags(ability, Client) },
  })
  return links.flatMap(({ relation, relativeId }) => {
    const relative = relatives.find(one => one.id === relativeId)
    return relative ? [{ relation, relative }] : []
  })
}

/** The relatives of a client and their cases, each only as far as the reader may see them. */
export async function familyOf(ability: Ability, clientId: string): Promise<KinWithCases[]> {
  const kin = await relativesOf(ability, clientId)
  const cases = await Case.findAll({
    where: {
      [Op.and]: [
        { clientId: kin.map(({ relative }) => relative.id) },
        accessible(ability, 'read', Case, 'claim'),
      ],
    },
  })
  return kin.map(({ relation, relative }) => ({
    relation,
    relative,
    cases: cases
      .filter(one => one.clientId === relative.id)
      .map(({ id, reference, stage }) => ({ id, reference, stage })),
  }))
}
