import { nearest } from '../../commands/casework/deadlineRows.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { regimeFor } from '../../jurisdictions/regime.ts'
import { Assignment } from '../../models/Assignment.ts'
import { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { newId, OPEN_END } from '../../models/columns.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Note } from '../../models/Note.ts'
import { Step } from '../../models/Step.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { World } from '../world.ts'
import { recordFacts } from './caseRows.ts'
import { correctOne } from './corrections.ts'
import { type NewDeadline, settleByHand } from './deadlines.ts'
import type { Fact } from './facts.ts'
import { resultsNow } from './grounds.ts'
import { over } from './late.ts'
import { narrativeOf, noteOf, strategyOf } from './words.ts'

export interface CaseTold {
  clientId: string
  country: string
  leadId: string
  openedOn: Day
  closedOn: Day | null
  claimMadeOn: Day | null
  grounds: readonly string[]
  facts: readonly Fact[]
  /** A person beside the lead; nobody on the cases that are late. */
  helped: boolean
  corrected: boolean
}

/** Writes a case as its caseworker would have left it. Returns its id. */
export function addCase(world: World, told: CaseTold): string {
  const { rows, today, chance } = world
  const id = newId()
  const recorded = recordFacts(told.facts, {
    chance,
    caseId: id,
    recordedBy: told.leadId,
    openedOn: told.openedOn,
    today,
  })
  const corrected = told.corrected ? correctOne(recorded, dateOf(today - 4)) : recorded
  endByHand(told, recorded.deadlines, today)
  addCaseRow(world, chance, id, told, recorded.deadlines)
  rows.add(CaseTrack, ...recorded.tracks)
  rows.add(Step, ...corrected.steps)
  rows.add(Deadline, ...corrected.deadlines)
  for (const [ground, { result, decidedOn }] of resultsNow(told.grounds, told.facts)) {
    rows.add(CaseGround, {
      caseId: id,
      ground,
      result,
      decidedOn: decidedOn === null ? null : dateOf(decidedOn),
    })
  }
  addPeople(world, chance, id, told)
  addNotes(world, chance, id, told)
  return id
}

/** What nobody owes any more, or was let pass on the way, was settled by hand. */
function endByHand({ closedOn, facts }: CaseTold, deadlines: NewDeadline[], today: Day): void {
  const running = () => deadlines.filter(({ state }) => state === 'running')
  if (closedOn !== null)
    settleByHand(running(), { state: 'void', onDay: dateOf(closedOn), because: 'the case was closed' })
  const last = facts.filter(({ track }) => track === 'claim').at(-1)
  if (!last) return
  const since = dateOf(last.on)
  const ofClaim = running().filter(({ track }) => track === 'claim')
  const passed = ofClaim.filter(row => row.legalLastDay < dateOf(today) && row.legalLastDay < since)
  settleByHand(passed, { state: 'missed', onDay: since, because: 'not taken up, and overtaken since' })
  const idle = ofClaim.filter(
    row =>
      row.state === 'running' &&
      (over.has(last.stage) || (last.stage === 'P11' && row.legalLastDay < dateOf(today))),
  )
  settleByHand(idle, { state: 'void', onDay: since, because: 'overtaken by what followed' })
}

function addCaseRow(
  world: World,
  chance: Chance,
  id: string,
  told: CaseTold,
  deadlines: NewDeadline[],
): void {
  const { openedOn, closedOn, claimMadeOn } = told
  const stage = told.facts.filter(({ track }) => track === 'claim').at(-1)?.stage ?? 'unknown'
  const made = claimMadeOn === null ? null : dateOf(claimMadeOn)
  const opened = instantOn(openedOn, chance.between(0, 400))
  world.rows.add(Case, {
    id,
    reference: world.rows.reference('CS'),
    clientId: told.clientId,
    jurisdiction: 'hk-usm',
    status: closedOn === null ? 'open' : 'closed',
    track: 'claim',
    stage,
    leadId: told.leadId,
    openedOn: dateOf(openedOn),
    closedOn: closedOn === null ? null : dateOf(closedOn),
    closingAskedBy: closedOn === null ? null : told.leadId,
    closingReason: closedOn === null ? null : reasonFor(stage),
    nextDeadlineOn: nearest(deadlines as unknown as Deadline[]),
    regime: made === null ? null : (regimeFor(jurisdictionFor('hk-usm'), made, true)?.code ?? null),
    claimMadeOn: made,
    countryOfRisk: told.country,
    narrative: narrativeOf(chance),
    strategy: chance.happens(0.6) ? strategyOf(chance) : null,
    createdAt: opened,
    updatedAt: opened,
  })
}

function reasonFor(stage: string): string {
  if (stage === 'P10' || stage === 'P12' || stage === 'P13') return 'departed'
  return stage.startsWith('W') || stage === 'A09' ? 'withdrawn' : 'determined'
}

function addPeople(world: World, chance: Chance, caseId: string, told: CaseTold): void {
  const { rows, staff, today } = world
  const [assignedBy = ''] = staff.directors
  const add = (userId: string, role: Assignment['role'], from: Day, to: Day | null) =>
    rows.add(Assignment, {
      caseId,
      userId,
      role,
      startsOn: dateOf(from),
      endsOn: to === null ? OPEN_END : dateOf(to),
      assignedBy,
      createdAt: instantOn(Math.min(from, today), 45),
    })
  const others = staff.caseworkers.filter(userId => userId !== told.leadId)
  const age = (told.closedOn ?? today) - told.openedOn
  const before = age > 200 && chance.happens(0.1) ? told.openedOn + chance.between(60, age - 60) : null
  if (before !== null && told.helped) add(chance.oneOf(others), 'lead', told.openedOn, before)
  add(told.leadId, 'lead', before !== null && told.helped ? before + 1 : told.openedOn, null)
  if (told.closedOn !== null || !told.helped) return
  if (chance.happens(0.25)) add(chance.oneOf([...others, ...staff.directors]), 'second', told.openedOn, null)
  else if (chance.happens(0.05)) add(chance.oneOf(others), 'cover', today - 3, today + chance.between(2, 14))
}

function addNotes(world: World, chance: Chance, caseId: string, told: CaseTold): void {
  const until = told.closedOn ?? world.today
  for (let left = chance.between(0, 3); left > 0; left--) {
    world.rows.add(Note, {
      id: newId(),
      caseId,
      authorId: told.leadId,
      privileged: chance.happens(0.4),
      body: noteOf(chance),
      createdAt: instantOn(chance.between(told.openedOn, until), chance.between(0, 500)),
    })
  }
}
