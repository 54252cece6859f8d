import { invalid, Problem } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import type { Case } from '../../models/Case.ts'
import { changedFields, given } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { setClaimDate } from './claimDate.ts'

export interface CaseEdit {
  countryOfRisk?: string | null | undefined
  claimMadeOn?: string | null | undefined
  /** A lawyer's own judgment of the regime, in place of the computed one. */
  regime?: string | undefined
  narrative?: string | null | undefined
  strategy?: string | null | undefined
}

/** Changes what a case says of the claim and its story. The date of the claim decides the regime, unless one is given. */
export async function updateCase(context: Context, legalCase: Case, edit: CaseEdit): Promise<void> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  if (edit.claimMadeOn && edit.claimMadeOn > context.today)
    throw invalid('/claimMadeOn', 'lies in the future')
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const known = jurisdiction.process.regimes
  if (edit.regime && !known.some(regime => regime.code === edit.regime))
    throw invalid('/regime', 'unknown regime')

  const fields = changedFields(legalCase, edit)
  if (fields.length === 0) return
  const { claimMadeOn, ...rest } = given(edit)
  if (claimMadeOn !== undefined) setClaimDate(jurisdiction, legalCase, claimMadeOn)
  legalCase.set(rest)
  await legalCase.save()
  await record(context, 'case.updated', legalCase, { fields })
}
