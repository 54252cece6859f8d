import { type Model, type ModelStatic, Op, type Order, type WhereOptions } from 'sequelize'
import { Problem } from '../../errors.ts'
import { GiftInKind } from '../../models/GiftInKind.ts'
import { Instalment } from '../../models/Instalment.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Payment } from '../../models/Payment.ts'
import { Pledge } from '../../models/Pledge.ts'
import { User } from '../../models/User.ts'
import { type Page, readCursor, writeCursor } from '../page.ts'

/** How many agreements and payments a firm's own page shows; their lists hold the rest. */
const SHOWN = 20

export async function newestPartnerships(firmId: string): Promise<Partnership[]> {
  return Partnership.findAll({ where: { firmId }, order: [['startsOn', 'DESC']], limit: SHOWN })
}

export async function newestPayments(firmId: string): Promise<Payment[]> {
  return Payment.findAll({ where: { firmId }, order: newestFirst('receivedOn'), limit: SHOWN })
}

export async function newestGifts(firmId: string): Promise<GiftInKind[]> {
  return GiftInKind.findAll({ where: { firmId }, order: newestFirst('givenOn'), limit: SHOWN })
}

export async function partnershipsOfFirm(firmId: string): Promise<Partnership[]> {
  return Partnership.findAll({ where: { firmId } })
}

export interface Pledged {
  pledge: Pledge
  instalments: Instalment[]
}

/** An agreement with all that is said of it: its pledges, and the firm's agreements, for the one that follows on. */
export interface Agreement {
  partnership: Partnership
  pledges: Pledged[]
  others: Partnership[]
}

/** Some agreements of a firm, which must have been found through the door. */
export async function agreementsOf(firmId: string, partnerships: Partnership[]): Promise<Agreement[]> {
  const others = await partnershipsOfFirm(firmId)
  const pledges = await Pledge.findAll({
    where: { partnershipId: partnerships.map(({ id }) => id) },
    order: ['id'],
  })
  const instalments = await Instalment.findAll({
    where: { pledgeId: pledges.map(({ id }) => id) },
    order: ['dueOn', 'id'],
  })
  const pledged = pledges.map(pledge => ({
    pledge,
    instalments: instalments.filter(({ pledgeId }) => pledgeId === pledge.id),
  }))
  return partnerships.map(partnership => ({
    partnership,
    pledges: pledged.filter(({ pledge }) => pledge.partnershipId === partnership.id),
    others,
  }))
}

/** The agreement of a firm for a year. Throws 404 when there is none. */
export async function agreementOfYear(firmId: string, year: number): Promise<Agreement> {
  const partnerships = await Partnership.findAll({ where: { firmId, year } })
  const [agreement] = await agreementsOf(firmId, partnerships)
  if (!agreement) throw new Problem('not-found', 'This firm has no partnership for that year')
  return agreement
}

export interface Asked {
  limit: number
  cursor?: string | undefined
}

export const partnershipsOf = (firmId: string, asked: Asked) =>
  newestOfFirm(Partnership, 'startsOn', firmId, asked)
export const paymentsOf = (firmId: string, asked: Asked) => newestOfFirm(Payment, 'receivedOn', firmId, asked)
export const giftsOf = (firmId: string, asked: Asked) => newestOfFirm(GiftInKind, 'givenOn', firmId, asked)
export const peopleOf = (firmId: string, asked: Asked) => newestOfFirm(User, 'id', firmId, asked)

/** A page of what belongs to a firm, newest first. The firm itself must have been found through the door. */
export async function newestOfFirm<M extends Model & { id: string }>(
  model: ModelStatic<M>,
  column: string,
  firmId: string,
  { limit, cursor }: Asked,
): Promise<Page<M>> {
  const order = `-${column}`
  const beyond = cursor ? before(column, readCursor(cursor, order)) : {}
  const rows = await model.findAll({
    where: { [Op.and]: [{ firmId }, beyond] } as WhereOptions,
    order: newestFirst(column),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last
  return {
    items,
    next: next ? writeCursor({ order, value: String(last.get(column)), id: last.id }) : null,
  }
}

const newestFirst = (column: string): Order => [
  [column, 'DESC'],
  ['id', 'DESC'],
]

const before = (column: string, { value, id }: { value: string; id: string }): WhereOptions => ({
  [Op.or]: [{ [column]: { [Op.lt]: value } }, { [column]: value, id: { [Op.lt]: id } }],
})
