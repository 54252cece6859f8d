import { invalid } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import type { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import type { GroundResult, Step } from '../../models/Step.ts'

/** Refuses (422) a ground or a result that the jurisdiction does not know, and two results of one ground. `at` points to them. */
export function refuseUnknownResults(
  jurisdictionId: string,
  results: readonly GroundResult[],
  at = '/results',
): void {
  const { grounds, results: known } = jurisdictionFor(jurisdictionId).grounds
  for (const [position, { ground, result }] of results.entries()) {
    if (!grounds.some(one => one.code === ground)) throw invalid(`${at}/${position}/ground`, 'unknown ground')
    if (!known.some(one => one.code === result)) throw invalid(`${at}/${position}/result`, 'unknown result')
    if (results.findIndex(one => one.ground === ground) !== position)
      throw invalid(`${at}/${position}/ground`, 'has a result already')
  }
}

/** Gives each ground of the case the result that the steps, in their order, decided last. */
export async function applyResults(legalCase: Case, steps: readonly Step[]): Promise<void> {
  const decided = new Map<string, { result: string; decidedOn: string }>()
  for (const step of steps) {
    for (const { ground, result } of step.results ?? [])
      decided.set(ground, { result, decidedOn: step.happenedOn })
  }
  const rows = await CaseGround.findAll({ where: { caseId: legalCase.id } })
  for (const [ground, decision] of decided) {
    const row = rows.find(one => one.ground === ground)
    if (row) await row.update(decision)
    else await CaseGround.create({ caseId: legalCase.id, ground, ...decision })
  }
}
