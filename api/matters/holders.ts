import { isHeld } from '../../commands/partnerships/matters/handOverDeadline.ts'
import type { Case } from '../../models/Case.ts'
import type { HandoverState } from '../../models/Handover.ts'
import { Matter } from '../../models/Matter.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { type Person, personOf } from '../people.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'

interface Row {
  id: string
  matterId: string
  deadlineId: string
  toId: string
  toName: string
  state: HandoverState
  offeredAt: unknown
}

/** Who holds a deadline, and whom the centre asked to take it. */
export interface Holding {
  holder: Person
  handover: { id: string; state: 'offered'; to: Person; offeredAt: string | null } | null
}

/**
 * Who holds each deadline of a case: whoever accepted it and still has access, else the lead caseworker. A reader learns
 * of handovers in matters whose work they read, so that no firm learns of another; for them the centre holds the rest.
 */
export async function holdersOf(ability: Ability, legalCase: Case): Promise<(deadlineId: string) => Holding> {
  const handovers = await handoversOf(ability, legalCase)
  const lead = await personOf(legalCase.leadId)
  const held = new Map<string, Person>()
  for (const row of handovers) {
    if (await isHeld(row, ability.today)) held.set(row.deadlineId, personIn(row))
  }
  return deadlineId => {
    const offered = handovers.find(row => row.deadlineId === deadlineId && row.state === 'offered')
    return {
      holder: held.get(deadlineId) ?? lead,
      handover: offered
        ? {
            ...{ id: offered.id, state: 'offered', to: personIn(offered) },
            offeredAt: momentOrNull(offered.offeredAt),
          }
        : null,
    }
  }
}

const personIn = ({ toId, toName }: Row): Person => ({ id: toId, name: marked(toName) })

async function handoversOf(ability: Ability, { id }: Case): Promise<Row[]> {
  return select<Row>(
    `SELECT h.id, h.matter_id AS matterId, h.deadline_id AS deadlineId, h.to_id AS toId,
       receiver.display_name AS toName, h.state, h.offered_at AS offeredAt
     FROM matters AS \`Matter\`
       JOIN handovers h ON h.matter_id = \`Matter\`.id
       JOIN users receiver ON receiver.id = h.to_id
     WHERE \`Matter\`.case_id = ${escaped(id)} AND h.state IN ('offered', 'accepted')
       AND ${scopeSql(ability, 'read', Matter, 'work', 'one')}
     ORDER BY h.offered_at, h.id`,
  )
}
