import { invalid, Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { Deadline } from '../../models/Deadline.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { extensionOf, nearest, runningDeadlines } from './deadlineRows.ts'

/** Moves a running deadline to the date that a letter grants. The old date stays on record. */
export async function extendDeadline(
  context: Context,
  legalCase: Case,
  deadline: Deadline,
  { until, letterOn }: { until: string; letterOn: string },
): Promise<Deadline> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  if (deadline.state !== 'running')
    throw new Problem('illegal-state', 'Only a running deadline can be extended')
  if (until <= deadline.legalLastDay) throw invalid('/until', 'is not later than the present last day')
  if (letterOn > context.today) throw invalid('/letterOn', 'lies in the future')

  const why = `extended until ${until} by a letter of ${letterOn}`
  const extended = await Deadline.create(extensionOf(deadline, until, null, why))
  await deadline.update({ state: 'extended', replacedById: extended.id, changedBecause: why })
  legalCase.nextDeadlineOn = nearest(await runningDeadlines(legalCase))
  await legalCase.save()
  await record(context, 'deadline.extended', extended, { records: [deadline.id] })
  return extended
}
