import { gateNames } from '../../commands/partnerships/placement/gates.ts'
import { parts } from '../../commands/partnerships/placement/proposal/parts.ts'
import { proposalFor } from '../../commands/partnerships/placement/proposal/proposalFor.ts'
import type { Proposed } from '../../commands/partnerships/placement/proposal/score.ts'
import { Matter } from '../../models/Matter.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { mayRead } from '../../policies/visibility.ts'
import { endpoint, ok } from '../endpoint.ts'
import { byId, marked } from '../text.ts'
import { Proposal } from './proposal-schema.ts'

export const show = endpoint({
  summary: 'The partner firms for a matter in the order in which they are proposed, each with its reasons',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: Proposal },
  transaction: false,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    const proposed = await proposalFor(matter, context.today)
    const explained = Object.entries(parts).map(([name, { most, explains }]) => ({ name, most, explains }))
    return ok({ parts: explained, items: presentProposal(ability, proposed) })
  },
})

/** Who does not read the agreements and the people of firms reads the points and the words, without the figures. */
export function presentProposal(ability: Ability, proposed: Proposed[]) {
  const exact = mayRead(ability, 'Firm', 'partnerships') && mayRead(ability, 'Firm', 'people')
  return proposed.map(({ firmId, name, score, parts: scored, gates }, at) => ({
    rank: at + 1,
    firm: { id: firmId, name: marked(name) },
    score,
    parts: scored.map(({ figures, ...part }) => (exact ? { ...part, figures } : part)),
    gates: gates.map(gate => ({ name: gate, words: gateNames[gate] })),
  }))
}
