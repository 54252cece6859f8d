import { Op } from 'sequelize'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { FamilyLink, type Relation } from '../../models/FamilyLink.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible, groupFlags } from '../../policies/scope.ts'

interface Kin {
  relation: Relation
  relative: Client | null
  cases: { id: string; reference: string; stage: string }[]
}

/** The relatives of a client and their cases, each only as far as the reader may see them. */
export async function familyOf(ability: Ability, clientId: string): Promise<Kin[]> {
  const links = await FamilyLink.findAll({ where: { clientId }, order: ['createdAt', 'id'] })
  const ids = links.map(link => link.relativeId)
  const relatives = await Client.findAll({
    where: { [Op.and]: [{ id: ids }, accessible(ability, 'read', Client)] },
    attributes: { include: groupFlags(ability, Client) },
  })
  const cases = await Case.findAll({
    where: { [Op.and]: [{ clientId: ids }, accessible(ability, 'read', Case, 'claim')] },
  })
  return links.map(({ relation, relativeId }) => ({
    relation,
    relative: relatives.find(one => one.id === relativeId) ?? null,
    cases: cases
      .filter(one => one.clientId === relativeId)
      .map(({ id, reference, stage }) => ({ id, reference, stage })),
  }))
}
