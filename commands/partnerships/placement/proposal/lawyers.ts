import type { Matter, MatterKind } from '../../../../models/Matter.ts'
import { escaped, select } from '../../../../models/statements.ts'
import { byFirm } from './byFirm.ts'
import { unwalled } from './unwalled.ts'

/** The lawyers of a firm, as far as one matter asks about them. */
export interface FirmLawyers {
  lawyers: number
  withRoom: number
  ofKind: number
  trained: number
  speaks: (language: string) => boolean
}

interface Row {
  id: string
  firm_id: string
  languages: string
  areas: string
  most_matters: number | null
  trained: number
}

/** The active lawyers of every firm whom no wall keeps from the case. */
export async function lawyersByFirm(
  { kind, caseId }: Matter,
  today: string,
): Promise<Map<string, FirmLawyers>> {
  const rows = await select<Row>(
    `SELECT lawyer.id, lawyer.firm_id, profile.languages, profile.areas, profile.most_matters,
       CASE WHEN EXISTS (SELECT 1 FROM credentials held WHERE held.user_id = lawyer.id AND held.kind = 'induction'
         AND held.starts_on <= ${escaped(today)} AND held.ends_on >= ${escaped(today)}) THEN 1 ELSE 0 END AS trained
     FROM users lawyer JOIN lawyer_profiles profile ON profile.user_id = lawyer.id
     WHERE lawyer.status = 'active' AND lawyer.firm_id IS NOT NULL AND ${unwalled('lawyer.id', 'user_id', caseId)}`,
  )
  const busy = await activeMattersOf(today)
  return new Map(byFirm(rows).map(([firmId, own]) => [firmId, countOf(own, kind, busy)]))
}

/** How many active matters those lawyers work on who set themselves a limit. */
async function activeMattersOf(today: string): Promise<Map<string, number>> {
  const rows = await select<{ user_id: string; matters: string | number }>(
    `SELECT place.user_id, COUNT(DISTINCT place.matter_id) AS matters
     FROM lawyer_profiles profile
     JOIN team_members place ON place.user_id = profile.user_id AND place.ends_on >= ${escaped(today)}
     JOIN matters matter ON matter.id = place.matter_id AND matter.status = 'active'
     WHERE profile.most_matters IS NOT NULL GROUP BY place.user_id`,
  )
  return new Map(rows.map(({ user_id, matters }) => [user_id, Number(matters)]))
}

function countOf(rows: Row[], kind: MatterKind, busy: Map<string, number>): FirmLawyers {
  const count = (fits: (row: Row) => boolean) => rows.filter(fits).length
  const spoken = new Set(rows.flatMap(({ languages }) => JSON.parse(languages) as string[]))
  return {
    lawyers: rows.length,
    withRoom: count(({ id, most_matters: most }) => most === null || (busy.get(id) ?? 0) < most),
    ofKind: count(({ areas }) => (JSON.parse(areas) as MatterKind[]).includes(kind)),
    trained: count(({ trained }) => Number(trained) === 1),
    speaks: asked => [...spoken].some(one => sameLanguage(one, asked)),
  }
}

/** A tag without a region or a script stands for all of its kinds: "zh" and "zh-Hant" understand each other. */
function sameLanguage(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}
