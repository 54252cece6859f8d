import { Op } from 'sequelize'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Pledge } from '../../models/Pledge.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'
import type { Extent, Extents } from './count.ts'
import type { Period, RenewalFigures } from './figures.ts'
import { gatherCounts } from './gather-counts.ts'
import { gatherGifts } from './gather-gifts.ts'
import { gatherMatters } from './gather-matters.ts'
import { gatherMinutes } from './gather-minutes.ts'
import { gatherMoney } from './gather-money.ts'
import { yearBefore } from './period.ts'
import { propose } from './propose.ts'

export interface Question {
  firmId: string
  year: number
  /** 'YYYY-MM-DD' */
  preparedOn: string
  /** What was recorded after this moment is not counted where the figures keep that apart. */
  asAt: Date
  /** The centre's zone, in which its days begin. */
  zone: string
  centre: { name: string }
  /** The largest number that is hidden. */
  smallCells: number
}

/**
 * Counts a firm's year, every number through the door of the reader's own ability: who may not read a matter does not
 * count it. Throws 404 when the reader may read no report of the firm, or the firm signed no partnership of that year.
 */
export async function gather(ability: Ability, question: Question): Promise<RenewalFigures> {
  const firm = await reportedFirm(ability, question.firmId)
  const agreements = await Partnership.findAll({ where: { firmId: firm.id } })
  const signed = agreements.filter(({ state }) => state !== 'draft')
  const partnership = signed.find(({ year }) => year === question.year)
  if (!partnership) {
    throw new Problem(
      'not-found',
      'The firm signed no partnership for that year, so there is nothing to report',
    )
  }
  const period = periodOf(partnership)
  const lastPeriod = comparable(yearBefore(period), signed)
  const extentOf = (stretch: Period): Extent => ({ ability, firmId: firm.id, period: stretch })
  const extents: Extents = { thisYear: extentOf(period), lastYear: lastPeriod && extentOf(lastPeriod) }

  const pledges = await Pledge.findAll({ where: { partnershipId: partnership.id }, order: ['id'] })
  const matters = await gatherMatters(extents, question.smallCells)
  const { minutes, ...hours } = await gatherMinutes(extents)
  return {
    centre: { name: question.centre.name },
    firm: { name: firm.name, offices: firm.offices },
    period,
    lastPeriod,
    preparedOn: question.preparedOn,
    smallCells: question.smallCells,
    ...(await gatherCounts(extents, question)),
    totals: { matters: matters.total, minutes },
    mattersByKind: matters.byKind,
    mattersByStage: matters.byStage,
    ...hours,
    pledge: {
      minutesPledged: pledgedMinutes(pledges),
      minutesGiven: minutes.thisYear,
      lastYearMinutesGiven: minutes.lastYear,
      money: await gatherMoney(extents, pledges),
    },
    // No table of rates is kept, and hours without one have no price.
    notionalValue: null,
    gifts: await gatherGifts(extents),
    proposal: await propose({ firm, partnership, pledges, agreements }),
  }
}

async function reportedFirm(ability: Ability, id: string): Promise<Firm> {
  const firm = await Firm.findOne({ where: { [Op.and]: [{ id }, accessible(ability, 'read-report', Firm)] } })
  if (!firm) throw new Problem('not-found', 'There is no such firm, or it is not yours to see')
  return firm
}

const pledgedMinutes = (pledges: Pledge[]) =>
  pledges.filter(({ kind }) => kind === 'hours').reduce((sum, { quantity }) => sum + quantity, 0)

const periodOf = ({ year, startsOn, endsOn }: Partnership): Period => ({ year, startsOn, endsOn })

/** The period, when a signed partnership was in force on some day of it. */
function comparable(period: Period, signed: Partnership[]): Period | null {
  const inForce = signed.some(
    ({ startsOn, endsOn }) => startsOn <= period.endsOn && endsOn >= period.startsOn,
  )
  return inForce ? period : null
}
