import { newId, OPEN_END } from '../../models/columns.ts'
import { Matter, type MatterKind } from '../../models/Matter.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'
import { addClosing } from './closing.ts'
import { addHours } from './hours.ts'
import { addLadder } from './offers.ts'

export interface MatterTold {
  kind: MatterKind
  caseId: string | null
  /** No firm: the matter waits to be offered. */
  firm: FirmOfStory | null
  openedOn: Day
  closedOn: Day | null
  offered: 'taken' | 'waiting'
  addedBy: string
  /** The language in which the client is told how it ended. */
  language?: string
  /** Somebody who must lead the team. */
  leadBy?: string
}

const scopes: Record<MatterKind, string> = {
  'claim-form': 'Take the client through the form; draft the statement; list what can still be brought.',
  interview: 'Prepare the client for the interview, attend it, correct the record.',
  appeal: 'Grounds of appeal, bundle, hearing. No contact with the board but through the centre.',
  'judicial-review': 'Advise on prospects; Form 86 and affirmation if leave is to be sought.',
  'subsequent-claim': 'Collect what changed since the first claim; draft the request.',
  'work-permission': 'Application for permission to work, with the employer’s letter.',
  research: 'Memorandum of country information on one question, with sources.',
  'centre-work': 'Advice to the centre itself: lease, contracts, publishing.',
}

/** A piece of work: offered, checked for conflicts, done by a team, and closed. */
export function addMatter(world: World, told: MatterTold): string {
  const { rows, chance, today } = world
  const id = newId()
  const taken = told.firm !== null && told.offered === 'taken'
  const checked = taken ? Math.min(today, told.openedOn + chance.between(0, 2)) : null
  const minutesGiven =
    checked !== null && told.firm
      ? staffMatter(world, { id, ...told, firm: told.firm, startsOn: checked })
      : 0
  const opened = instantOn(told.openedOn, chance.between(0, 400))
  rows.add(Matter, {
    id,
    reference: rows.reference('MT'),
    caseId: told.caseId,
    firmId: told.firm?.id ?? null,
    kind: told.kind,
    status: !taken ? 'draft' : told.closedOn === null ? 'active' : 'closed',
    conflictCheck: taken ? 'clear' : 'none',
    conflictCheckedOn: checked === null ? null : dateOf(checked),
    openedOn: dateOf(told.openedOn),
    closedOn: told.closedOn === null ? null : dateOf(told.closedOn),
    minutesGiven,
    scope: scopes[told.kind],
    instructions: chance.happens(0.5) ? 'Ask the lead caseworker before any letter leaves.' : null,
    createdAt: opened,
    updatedAt: opened,
  })
  if (told.firm) {
    const { firm, openedOn, addedBy: openedBy } = told
    addLadder(world, { matterId: id, firm, openedBy, openedOn, clearedOn: checked })
  }
  if (told.firm && taken && told.closedOn !== null) {
    const { firm, closedOn, addedBy: closedBy, language = null } = told
    addClosing(world, { matterId: id, firm, closedOn, closedBy, language })
  }
  return id
}

type Taken = MatterTold & { id: string; firm: FirmOfStory; startsOn: Day }

/** Puts lawyers on the team and lets them work; a firm's first lawyer is its partner. Returns the minutes that they gave. */
function staffMatter(world: World, told: Taken): number {
  const { rows, chance, today } = world
  const others = told.firm.lawyers.map(({ userId }) => userId).filter(userId => userId !== told.leadBy)
  const wanted = chance.between(1, 3)
  const drawn = chance.someOf(others, wanted)
  const team = told.leadBy ? [told.leadBy, ...drawn.slice(1)] : drawn
  const partner = told.firm.lawyers[0]?.userId
  team.forEach((userId, place) => {
    rows.add(TeamMember, {
      matterId: told.id,
      userId,
      role: place === 0 ? 'lead' : userId === partner ? 'supervisor' : 'second',
      startsOn: dateOf(told.startsOn),
      endsOn: told.closedOn === null ? OPEN_END : dateOf(told.closedOn),
      addedBy: told.addedBy,
      createdAt: instantOn(told.startsOn, 420),
    })
  })
  const until = told.closedOn ?? today
  return addHours(world, { matterId: told.id, firm: told.firm, team, from: told.startsOn, until })
}
