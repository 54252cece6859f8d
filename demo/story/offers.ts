import { newId } from '../../models/columns.ts'
import { Offer, type OfferState } from '../../models/Offer.ts'
import { Placement } from '../../models/Placement.ts'
import { type Day, instantOn, yearOf } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'

export interface Asked {
  matterId: string
  firm: FirmOfStory
  openedBy: string
  openedOn: Day
  /** The day on which the conflict check came back clear; null while the firm has not answered. */
  clearedOn: Day | null
}

const HOUR = 3_600_000

/** The search for a firm: now and then another one was asked first and had no room. */
export function addLadder(world: World, asked: Asked): void {
  const chance = world.chance.apart(asked.openedOn)
  const { firm, matterId, openedOn, clearedOn } = asked
  const others = world.firms.filter(one => one.id !== firm.id && one.years.has(yearOf(openedOn)))
  const first = clearedOn !== null && others.length > 0 && chance.happens(0.2) ? chance.oneOf(others) : null
  const placementId = newId()
  const begun = clearedOn === null ? instantOn(world.today, 60) : instantOn(openedOn, 30)
  addPlacement(world, { id: placementId, ...asked, begun })
  const told = { matterId, placementId }
  if (first) {
    const silent = chance.happens(0.3)
    const hours = silent ? 48 : chance.between(3, 40)
    addTurn(world, {
      ...told,
      firm: first,
      rank: 1,
      offeredAt: begun,
      hours,
      state: silent ? 'silent' : 'declined',
    })
  }
  const offeredAt = first ? new Date(begun.getTime() + 48 * HOUR) : begun
  const state = clearedOn === null ? 'offered' : 'clear'
  addTurn(world, { ...told, firm, rank: first ? 2 : 1, offeredAt, hours: chance.between(2, 46), state })
}

function addPlacement(world: World, told: Asked & { id: string; begun: Date }): void {
  const open = told.clearedOn === null
  world.rows.add(Placement, {
    id: told.id,
    matterId: told.matterId,
    openedAt: told.begun,
    openedBy: told.openedBy,
    state: open ? 'open' : 'placed',
    endedAt: told.clearedOn === null ? null : instantOn(told.clearedOn, 200),
    createdAt: told.begun,
    updatedAt: told.begun,
  })
}

interface Turn {
  matterId: string
  placementId: string
  firm: FirmOfStory
  rank: number
  offeredAt: Date
  /** Hours until the firm answered, or its clock ran out. */
  hours: number
  state: OfferState
}

function addTurn({ rows }: World, { firm, hours, offeredAt, ...turn }: Turn): void {
  const answerBy = new Date(offeredAt.getTime() + 48 * HOUR).toISOString()
  const ended = turn.state === 'offered' ? null : new Date(offeredAt.getTime() + hours * HOUR)
  rows.add(Offer, {
    ...turn,
    id: newId(),
    firmId: firm.id,
    kind: 'offer',
    offeredAt,
    answerBy,
    closesAt: answerBy,
    answeredAt: turn.state === 'silent' ? null : ended,
    settledAt: ended,
    reason: turn.state === 'declined' ? 'capacity' : null,
    createdAt: offeredAt,
    updatedAt: ended ?? offeredAt,
  })
}
