import type { Matter, MatterKind } from '../../../../models/Matter.ts'
import { escaped, select } from '../../../../models/statements.ts'
import { firmsRefused } from '../firmsRefused.ts'
import { excludes, type Gate } from '../gates.ts'
import { type Answers, answersSince } from './answers.ts'
import { type FirmLawyers, lawyersByFirm } from './lawyers.ts'
import type { FirmFacts } from './parts.ts'
import { unwalled } from './unwalled.ts'

/**
 * What is known of every partner firm, for one matter, in a handful of statements: none of them asks about a single
 * firm. A firm that a wall keeps from the case is not among them.
 */
export async function factsFor(matter: Matter, today: string): Promise<FirmFacts[]> {
  const firms = await firmsOf(matter, today)
  const work = byTerm(await workOfTerms(today))
  const minutes = byTerm(await minutesOfTerms(today))
  const lawyers = await lawyersByFirm(matter, today)
  const answers = await answersSince(today)
  const conflicted = await declaredConflicts(matter)
  const refused = await firmsRefused(matter.caseId)
  return firms.map(firm => {
    const { active = 0, taken = 0 } = work.get(firm.term ?? '') ?? {}
    const own = matter.status === 'active' && matter.firmId === firm.id ? 1 : 0
    const activeMatters = Number(active) - own
    return {
      ...{ firmId: firm.id, name: firm.name, activeMatters, mostMatters: firm.most_matters },
      ...ofLawyers(lawyers.get(firm.id), matter.languages ?? []),
      ...ofAnswers(answers.get(firm.id)),
      ...{ answerHours: Number(firm.answer_hours ?? 0) },
      ...{ minutesGiven: Number(minutes.get(firm.term ?? '')?.minutes ?? 0), mattersTaken: Number(taken) },
      ...{ minutesPledged: Number(firm.minutes ?? 0), mattersPledged: Number(firm.matters ?? 0) },
      shut: gatesShut(firm, matter, {
        ...{ activeMatters, conflicted: conflicted.has(firm.id), refused: refused.has(firm.id) },
      }),
    }
  })
}

interface FirmRow {
  id: string
  name: string
  /** The id of the agreement that covers today; null where none does. */
  term: string | null
  answer_hours: number | null
  most_matters: number | null
  excluded_kinds: string | null
  excluded_sectors: string | null
  minutes: string | number | null
  matters: string | number | null
}

const live = (today: string) =>
  `term.state = 'signed' AND term.starts_on <= ${escaped(today)} AND term.ends_on >= ${escaped(today)}`

const pledged = (kind: string) =>
  `(SELECT SUM(quantity) FROM pledges WHERE partnership_id = term.id AND kind = '${kind}')`

/** The firms that are or were just partners, each once, with the agreement that covers the day. */
async function firmsOf({ caseId }: Matter, today: string): Promise<FirmRow[]> {
  const rows = await select<FirmRow>(
    `SELECT firm.id, firm.name, term.id AS term, term.answer_hours, term.most_matters, term.excluded_kinds,
       term.excluded_sectors, ${pledged('hours')} AS minutes, ${pledged('matters')} AS matters
     FROM firms firm
     LEFT JOIN partnerships term ON term.firm_id = firm.id AND firm.status = 'partner' AND ${live(today)}
     WHERE firm.status IN ('partner', 'paused') AND ${unwalled('firm.id', 'firm_id', caseId)}
     ORDER BY term.starts_on DESC`,
  )
  return [...new Map(rows.reverse().map(row => [row.id, row])).values()]
}

interface OfTerm {
  term: string
}

const byTerm = <T extends OfTerm>(rows: T[]) => new Map(rows.map(row => [row.term, row]))

/** How many matters each firm works on, and how many it took since its term began. */
async function workOfTerms(today: string) {
  return select<OfTerm & { active: string | number; taken: string | number }>(
    `SELECT term.id AS term, SUM(CASE WHEN matter.status = 'active' THEN 1 ELSE 0 END) AS active,
       SUM(CASE WHEN matter.status <> 'draft' AND matter.opened_on >= term.starts_on THEN 1 ELSE 0 END) AS taken
     FROM partnerships term JOIN matters matter ON matter.firm_id = term.firm_id
     WHERE ${live(today)} GROUP BY term.id`,
  )
}

async function minutesOfTerms(today: string) {
  return select<OfTerm & { minutes: string | number }>(
    `SELECT term.id AS term, SUM(entry.minutes) AS minutes
     FROM partnerships term JOIN time_entries entry ON entry.firm_id = term.firm_id
       AND entry.worked_on >= term.starts_on AND entry.worked_on <= ${escaped(today)}
       AND entry.withdrawn_at IS NULL
     WHERE ${live(today)} GROUP BY term.id`,
  )
}

/** The firms that declared a conflict of interest on this case, whatever the matter. */
async function declaredConflicts({ id, caseId }: Matter): Promise<Set<string>> {
  // With OR between them, MariaDB would read every conflict that was ever declared.
  const matters = caseId
    ? `matter_id IN (SELECT id FROM matters WHERE case_id = ${escaped(caseId)})`
    : `matter_id = ${escaped(id)}`
  const rows = await select<{ firm_id: string }>(
    `SELECT DISTINCT firm_id FROM offers WHERE ${matters} AND state = 'conflict'`,
  )
  return new Set(rows.map(({ firm_id }) => firm_id))
}

function ofLawyers(known: FirmLawyers | undefined, asked: string[]) {
  const { lawyers = 0, withRoom = 0, ofKind = 0, trained = 0, speaks = () => false } = known ?? {}
  const counts = { lawyers, lawyersWithRoom: withRoom, lawyersOfKind: ofKind, trainedLawyers: trained }
  return { ...counts, languagesAsked: asked.length, languagesSpoken: asked.filter(speaks).length }
}

function ofAnswers(known: Answers | undefined) {
  const { taken = 0, refused = 0, medianHours = null } = known ?? {}
  return { taken, refused, medianHoursToAnswer: medianHours }
}

interface Known {
  activeMatters: number
  conflicted: boolean
  refused: boolean
}

/** The same gates as gatesShutForFirm(), over facts that were gathered for all firms at once. */
function gatesShut(firm: FirmRow, matter: Matter, { activeMatters, conflicted, refused }: Known): Gate[] {
  const shut: [Gate, boolean][] = [
    ['partnership-live', firm.term === null],
    ['kind-excluded', firm.term !== null && excludes(conditionsOf(firm), matter)],
    ['firm-capacity', firm.term !== null && firm.most_matters !== null && activeMatters >= firm.most_matters],
    ['no-conflict', conflicted],
    ['client-refused', refused],
  ]
  return shut.filter(([, isShut]) => isShut).map(([gate]) => gate)
}

const conditionsOf = ({ excluded_kinds, excluded_sectors }: FirmRow) => ({
  excludedKinds: JSON.parse(excluded_kinds ?? '[]') as MatterKind[],
  excludedSectors: JSON.parse(excluded_sectors ?? '[]') as string[],
})
