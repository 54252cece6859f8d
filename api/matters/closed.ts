import { Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import { MatterClosure } from '../../models/MatterClosure.ts'
import { MatterFeedback } from '../../models/MatterFeedback.ts'
import { personOf } from '../people.ts'

/** How a matter ended: what its firm may see of it, and what else there is. Throws 404 while it is open. */
export async function wholeClosure(matter: Matter) {
  const closure = await MatterClosure.findOne({ where: { matterId: matter.id } })
  if (!closure) throw new Problem('not-found', 'This matter is not closed')
  const said = await MatterFeedback.findAll({ where: { matterId: matter.id }, order: ['createdAt', 'id'] })
  const { reason, closedBy, outcomes, despite } = closure
  const forFirm = {
    closedOn: matter.closedOn,
    documents: await presentDocuments(closure),
    feedback: said.filter(({ givenBy }) => givenBy === 'firm').map(presentFeedback),
  }
  const more = {
    reason,
    closedBy: closedBy ? await personOf(closedBy) : null,
    outcomes: outcomes ?? [],
    told: toldOf(closure),
    despite: despite ?? null,
    feedback: said.map(presentFeedback),
  }
  return { forFirm, more }
}

/** What became of the firm's copies, and its certificate. */
export async function presentDocuments(closure: MatterClosure) {
  const { documentsFate: fate, documentsOn, certifiedOn, certifiedBy } = closure
  const certificate =
    certifiedOn && certifiedBy
      ? {
          certifiedOn,
          by: await personOf(certifiedBy),
          words: closure.certifiedWords ?? null,
          paper: Boolean(closure.certificateFileId),
        }
      : null
  return { fate, on: documentsOn ?? null, certificate }
}

function toldOf({ toldOn, toldIn, toldHow }: MatterClosure) {
  return toldOn ? { toldOn, language: toldIn, how: toldHow ?? null } : null
}

export function presentFeedback({ givenBy, rating, words, createdAt }: MatterFeedback) {
  return { from: givenBy, rating, words: words ?? null, givenAt: createdAt.toISOString() }
}
