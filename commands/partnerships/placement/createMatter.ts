import { Problem } from '../../../errors.ts'
import type { Case } from '../../../models/Case.ts'
import { newId } from '../../../models/columns.ts'
import { Matter, type MatterKind } from '../../../models/Matter.ts'
import { newReference } from '../../../models/reference.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseMisfits, type WhatIsAsked } from './whatIsAsked.ts'

export interface NewMatter extends WhatIsAsked {
  kind: MatterKind
}

/** Opens a piece of work that a firm may take on: on a case, or for the centre itself when there is none. */
export async function createMatter(
  context: Context,
  legalCase: Case | null,
  { kind, ...asked }: NewMatter,
): Promise<Matter> {
  if (legalCase?.status === 'closed') throw new Problem('illegal-state', 'This case is closed')
  const caseId = legalCase?.id ?? null
  await refuseMisfits(context, { caseId }, asked)
  const matter = await Matter.create({
    id: newId(),
    reference: newReference('MT'),
    caseId,
    kind,
    status: 'draft',
    conflictCheck: 'none',
    openedOn: context.today,
    ...given(asked),
  })
  await record(context, 'matter.created', matter)
  return matter
}
