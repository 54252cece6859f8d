import { select } from './statements.ts'

/** The lawyers of firms who are on the team of an active matter on a day, each once, with their firm. */
export async function lawyersAtWork(day: string): Promise<{ id: string; firmId: string }[]> {
  return select(
    `SELECT DISTINCT users.id AS id, users.firm_id AS firmId
     FROM team_members
       JOIN matters ON matters.id = team_members.matter_id AND matters.status = 'active'
       JOIN users ON users.id = team_members.user_id AND users.firm_id = matters.firm_id AND users.status = 'active'
     WHERE team_members.starts_on <= ? AND team_members.ends_on >= ?
     ORDER BY users.id`,
    [day, day],
  )
}
