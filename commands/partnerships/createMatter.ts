import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { newId } from '../../models/columns.ts'
import { Matter, type MatterKind } from '../../models/Matter.ts'
import { newReference } from '../../models/reference.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface NewMatter {
  kind: MatterKind
  scope?: string | null | undefined
  instructions?: string | null | undefined
}

/** Opens a piece of work that a firm may take on: on a case, or for the centre itself when there is none. */
export async function createMatter(
  context: Context,
  legalCase: Case | null,
  input: NewMatter,
): Promise<Matter> {
  if (legalCase?.status === 'closed') throw new Problem('illegal-state', 'This case is closed')
  const matter = await Matter.create({
    id: newId(),
    reference: newReference('MT'),
    caseId: legalCase?.id ?? null,
    kind: input.kind,
    status: 'draft',
    conflictCheck: 'none',
    openedOn: context.today,
    scope: input.scope ?? null,
    instructions: input.instructions ?? null,
  })
  await record(context, 'matter.created', matter)
  return matter
}
