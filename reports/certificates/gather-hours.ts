import { Op, QueryTypes } from 'sequelize'
import { Problem } from '../../errors.ts'
import { database } from '../../models/database.ts'
import { Employment } from '../../models/Employment.ts'
import { Firm } from '../../models/Firm.ts'
import { type EntryKind, entryKinds, TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible, scopeSql } from '../../policies/scope.ts'
import { paperCode } from '../paperCode.ts'
import type { HoursCertificate, KindGiven } from './figures.ts'

export interface HoursQuestion {
  firmId: string
  userId: string
  /** The first and the last day, 'YYYY-MM-DD'. */
  period: { from: string; to: string }
  issuedOn: string
  centre: { name: string }
}

/**
 * Adds up what one person gave at one firm in a period: verified time only, through the door of the reader's own ability.
 * Throws 404 where the reader may not certify this person at this firm, and where nothing of the period is verified.
 */
export async function gatherHours(ability: Ability, question: HoursQuestion): Promise<HoursCertificate> {
  const { period, issuedOn, centre } = question
  const { firm, person } = await personOfHours(ability, question)
  const kinds = await minutesByKind(ability, question)
  if (kinds.length === 0)
    throw new Problem('not-found', 'No time of this period is verified, so there is nothing to certify')
  const content = {
    centre: { name: centre.name },
    issuedOn,
    person: { name: person.displayName },
    firm: { name: firm.name },
    period: { from: period.from, to: period.to },
    minutes: kinds.reduce((sum, { minutes }) => sum + minutes, 0),
    kinds,
  }
  return { ...content, code: paperCode('HC', { ...content, of: person.id, at: firm.id }) }
}

type Asked = Pick<HoursQuestion, 'firmId' | 'userId'>

/** Somebody at a firm whose hours the reader may certify. Throws 404 for anybody else. */
export async function personOfHours(ability: Ability, asked: Asked): Promise<{ firm: Firm; person: User }> {
  const firm = await firmFor(ability, asked)
  return { firm, person: await personFor(ability, asked) }
}

async function firmFor(ability: Ability, { firmId }: Asked): Promise<Firm> {
  const firm = await Firm.findOne({
    where: { [Op.and]: [{ id: firmId }, accessible(ability, 'read', Firm)] },
  })
  if (!firm) throw new Problem('not-found', 'There is no such firm, or it is not yours to see')
  return firm
}

/** Somebody who works at the firm, or who did. */
async function personFor(ability: Ability, { firmId, userId }: Asked): Promise<User> {
  const where = { [Op.and]: [{ id: userId }, accessible(ability, 'read-certificate', User)] }
  const person = await User.findOne({ where })
  const belongs = person?.firmId === firmId || (await Employment.count({ where: { userId, firmId } })) > 0
  if (!person || !belongs) throw new Problem('not-found', 'There is no such person at this firm')
  return person
}

async function minutesByKind(
  ability: Ability,
  { firmId, userId, period }: HoursQuestion,
): Promise<KindGiven[]> {
  const rows = await database().query<{ kind: EntryKind; minutes: number; matters: number }>(
    `SELECT \`TimeEntry\`.kind, SUM(\`TimeEntry\`.minutes) AS minutes,
       COUNT(DISTINCT \`TimeEntry\`.matter_id) AS matters
     FROM time_entries AS \`TimeEntry\`
     WHERE ${scopeSql(ability, 'read-certificate', TimeEntry)}
       AND \`TimeEntry\`.firm_id = :firmId AND \`TimeEntry\`.user_id = :userId
       AND \`TimeEntry\`.worked_on BETWEEN :from AND :to
       AND \`TimeEntry\`.verified_at IS NOT NULL AND \`TimeEntry\`.withdrawn_at IS NULL
     GROUP BY \`TimeEntry\`.kind`,
    { replacements: { firmId, userId, ...period }, type: QueryTypes.SELECT },
  )
  return entryKinds.flatMap(kind => {
    const row = rows.find(one => one.kind === kind)
    if (!row) return []
    return [{ kind, minutes: Number(row.minutes), matters: kind === 'matter' ? Number(row.matters) : null }]
  })
}
