import { dayOfRung, ladder, type Rung } from '../commands/partnerships/renewals/ladder.ts'
import { dayOf, instantOn } from '../demo/days.ts'
import { newId } from '../models/columns.ts'
import { inTransaction } from '../models/database.ts'
import { run, select } from '../models/statements.ts'
import { type Row, Table } from './table.ts'

interface Term {
  id: string
  firmId: string
  endsOn: string
  graceDays: number
}

/**
 * Writes the ledger of renewals as its job would have kept it: of every agreement of the day, each rung that has come was
 * sent, the last of them left an open task, and the others are planned. No mail is written. Also one lawyer in five
 * limits their own matters, so that a proposal has such limits to look at.
 */
export async function addLedger(today: string): Promise<void> {
  const rungs = (await ladder()).filter(({ active }) => active)
  const terms = await select<Term>(
    `SELECT id, firm_id AS firmId, ends_on AS endsOn, grace_days AS graceDays FROM partnerships
     WHERE state = 'signed' AND starts_on <= ? AND ends_on >= ?`,
    [today, today],
  )
  const [tasks, messages] = [new Table('tasks'), new Table('planned_messages')]
  for (const term of terms) {
    const come = rungs.filter(rung => dayOfRung(rung, term) <= today)
    const task = come.at(-1) ? [taskOf(term, come.at(-1) as Rung)] : []
    tasks.add(task)
    messages.add(rungs.map(rung => messageOf(term, rung, come.includes(rung))))
  }
  await inTransaction(async () => {
    await tasks.write()
    await messages.write()
    await run('UPDATE lawyer_profiles SET most_matters = 12 WHERE foreign_lawyer = 1')
  })
}

function taskOf(term: Term, rung: Rung): Row {
  const at = instantOn(dayOf(dayOfRung(rung, term)), 30)
  return {
    ...{ id: newId(), kind: rung.what, key: `${rung.what}:${term.id}`, owed_by: rung.owedBy },
    ...{ firm_id: term.firmId, partnership_id: term.id, due_on: dayOfRung(rung, term), state: 'open' },
    ...{ created_at: at, updated_at: at, version: 0 },
  }
}

function messageOf(term: Term, rung: Rung, sent: boolean): Row {
  const plannedFor = dayOfRung(rung, term)
  const at = instantOn(dayOf(plannedFor), 30)
  const planned = instantOn(dayOf(term.endsOn) - 330, 30)
  return {
    ...{ id: newId(), partnership_id: term.id, firm_id: term.firmId, rung: rung.code, round: 1 },
    ...{ planned_for: plannedFor, state: sent ? 'sent' : 'planned', letter: sent ? rung.letter : null },
    ...{ made_at: sent ? at : null, settled_at: sent ? at : null },
    ...{ created_at: planned, updated_at: sent ? at : planned, version: sent ? 1 : 0 },
  }
}
