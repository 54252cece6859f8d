import type { ReportSide } from '../../commands/psychosocial/reports/reportMoves.ts'
import { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import { select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { Action } from '../../policies/vocabulary.ts'

const actionOf = {
  requester: 'withdraw',
  examiner: 'examine',
  decider: 'rely-on',
} as const satisfies Record<ReportSide, Action>

/** On which sides of a report somebody stands today. Nobody decides on what has not crossed to them. */
export async function sidesOf(ability: Ability, id: string): Promise<ReportSide[]> {
  const sides = Object.entries(actionOf) as [ReportSide, Action][]
  const columns = sides.map(([side, action]) => {
    const may = scopeSql(ability, action, MedicoLegalReport, undefined, 'one')
    return `CASE WHEN ${may} THEN 1 ELSE 0 END AS ${side}`
  })
  const [row] = await select<Record<string, unknown>>(
    `SELECT ${columns.join(', ')} FROM medico_legal_reports AS \`MedicoLegalReport\` WHERE \`MedicoLegalReport\`.id = ?`,
    [id],
  )
  return sides.filter(([side]) => Number(row?.[side]) === 1).map(([side]) => side)
}

/** Finds a report for a move, locked, and says on which sides the one who moves it stands. */
export async function findToMove(ability: Ability, id: string) {
  const [first = 'requester'] = await sidesOf(ability, id)
  const report = await findFor(ability, actionOf[first], MedicoLegalReport, id)
  return { report, sides: await sidesOf(ability, id) }
}
