import type { GiftKind } from '../../models/GiftInKind.ts'
import { Training } from '../../models/Training.ts'
import { ask, type Extent, readable } from './count.ts'

export interface Taught {
  trainings: number
  attendances: number
  /** Tenths of a point, over all attendances. */
  pointsTenths: number
}

/** Trainings of the period at which somebody of the firm was. */
export async function countTraining(extent: Extent): Promise<Taught> {
  const [row] = await ask<Taught>(
    extent,
    `SELECT COUNT(DISTINCT \`Training\`.id) AS trainings, COUNT(*) AS attendances,
       COALESCE(SUM(\`Training\`.points_tenths), 0) AS pointsTenths
     FROM trainings AS \`Training\` JOIN training_attendances AS attendance ON attendance.training_id = \`Training\`.id
     WHERE ${readable(extent, Training)} AND attendance.firm_id = :firmId
       AND \`Training\`.held_on BETWEEN :startsOn AND :endsOn`,
  )
  const { trainings = 0, attendances = 0, pointsTenths = 0 } = row ?? {}
  return {
    trainings: Number(trainings),
    attendances: Number(attendances),
    pointsTenths: Number(pointsTenths),
  }
}

export interface Given {
  kind: GiftKind
  currency: string | null
  gifts: number
  minor: number
}

/** What the firm gave in kind in the period, by kind and the currency of its stated value. It belongs to no case. */
export async function giftsByKind(extent: Extent): Promise<Given[]> {
  const rows = await ask<Given>(
    extent,
    `SELECT kind, currency, COUNT(*) AS gifts, COALESCE(SUM(valuation_minor), 0) AS minor FROM gifts_in_kind
     WHERE firm_id = :firmId AND withdrawn_at IS NULL AND given_on BETWEEN :startsOn AND :endsOn GROUP BY kind, currency`,
  )
  return rows.map(row => ({ ...row, gifts: Number(row.gifts), minor: Number(row.minor) }))
}
