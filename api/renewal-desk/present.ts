import type { Rung } from '../../commands/partnerships/renewals/ladder.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'
import type { Amount, DeskRow } from './rows.ts'

/** A row of the desk, with the step that is to be done next: the open task that is due first, else the next rung. */
export function presentRow({ term, task, next, last, ...row }: DeskRow, rungs: Rung[]) {
  return {
    firm: { id: term.firmId, name: marked(term.firmName), status: term.firmStatus },
    year: term.year,
    state: term.termState,
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    daysToEnd: row.daysToEnd,
    amounts: row.amounts.map(withUnit),
    risk: row.risk,
    reasons: row.reasons,
    facts: row.facts,
    nextStep: nextStep({ task, next }, rungs),
    lastMessage: last ? { rung: last.rung, state: last.state, madeAt: momentOrNull(last.madeAt) } : null,
  }
}

const units: Record<Amount['kind'], 'minutes' | 'minor' | 'days' | 'count'> = {
  hours: 'minutes',
  money: 'minor',
  'in-kind': 'minor',
  secondment: 'days',
  trainings: 'count',
  matters: 'count',
}

const withUnit = (amount: Amount) => ({ ...amount, unit: units[amount.kind] })

function nextStep({ task, next }: Pick<DeskRow, 'task' | 'next'>, rungs: Rung[]) {
  if (task) {
    const { what, owedBy, dueOn, taskId } = task
    return { from: 'task' as const, what, owedBy, on: dueOn, taskId }
  }
  const rung = rungs.find(({ code }) => code === next?.rung)
  if (!next || !rung) return null
  const { what, owedBy } = rung
  return { from: 'ladder' as const, what, owedBy, on: next.plannedFor, taskId: null }
}

/** What the rows add up to, hours by themselves and each currency by itself. */
export function totalsOf(rows: DeskRow[]) {
  const states = new Map<string, number>()
  const amounts = new Map<string, Amount>()
  for (const { term, amounts: own } of rows) {
    states.set(term.termState, (states.get(term.termState) ?? 0) + 1)
    for (const { kind, currency, pledged, given } of own) {
      const name = `${kind} ${currency ?? ''}`
      const sum = amounts.get(name) ?? { kind, currency, pledged: 0, given: 0 }
      amounts.set(name, { ...sum, pledged: sum.pledged + pledged, given: sum.given + given })
    }
  }
  return {
    firms: rows.length,
    states: [...states].map(([state, firms]) => ({ state, firms })),
    amounts: [...amounts.values()].map(withUnit),
  }
}
