import { type Day, dayOf } from '../demo/days.ts'
import { select } from '../models/statements.ts'

/** A firm of the story that works, with those who do. */
export interface WorkingFirm {
  id: string
  coordinator: string
  lawyers: string[]
  /** The first day of its first agreement. */
  since: Day
}

/** What filler is hung on. */
export interface Filling {
  today: Day
  firms: WorkingFirm[]
  cases: string[]
  /** How many matters there are. */
  matters: number
}

/** The firms, cases and matters of the world that is open. */
export async function fillingOf(today: Day): Promise<Filling> {
  const cases = await select<{ id: string }>('SELECT id FROM cases ORDER BY id')
  const [counted] = await select<{ matters: number }>('SELECT COUNT(*) AS matters FROM matters')
  return {
    today,
    firms: await workingFirms(),
    cases: cases.map(({ id }) => id),
    matters: Number(counted?.matters ?? 0),
  }
}

async function workingFirms(): Promise<WorkingFirm[]> {
  const terms = await select<{ id: string; since: string }>(
    `SELECT firm.id, MIN(term.starts_on) AS since FROM firms firm JOIN partnerships term ON term.firm_id = firm.id
     WHERE firm.status = 'partner' AND term.state = 'signed' GROUP BY firm.id ORDER BY firm.id`,
  )
  const people = await select<{ id: string; firm_id: string; role: string }>(
    `SELECT person.id, person.firm_id, granted.role FROM users person
     JOIN role_grants granted ON granted.user_id = person.id
     WHERE person.firm_id IS NOT NULL ORDER BY person.id`,
  )
  return terms.map(({ id, since }) => {
    const own = people.filter(({ firm_id }) => firm_id === id)
    const idsOf = (wanted: string) => own.filter(({ role }) => role === wanted).map(one => one.id)
    const [coordinator = ''] = idsOf('firm_coordinator')
    return { id, coordinator, lawyers: idsOf('partner_lawyer'), since: dayOf(since) }
  })
}
