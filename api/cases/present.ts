import { daysBetween } from '../../jurisdictions/days.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { alertsAt } from '../../jurisdictions/process.ts'
import { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import type { Deadline } from '../../models/Deadline.ts'
import { find, ofParent } from '../../models/rows.ts'
import type { Step } from '../../models/Step.ts'
import { visible } from '../../policies/visibility.ts'
import type { Listing, Row } from '../list.ts'
import { personOf } from '../people.ts'
import { stageName } from '../stages.ts'
import { endOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** The list of cases: outlines, read in one statement. */
export const caseList: Listing = {
  model: Case,
  columns: [
    '`Case`.id',
    '`Case`.reference',
    '`Case`.jurisdiction',
    '`Case`.status',
    '`Case`.track',
    '`Case`.stage',
    '`Case`.opened_on AS openedOn',
    '`Case`.closed_on AS closedOn',
    '`Case`.next_deadline_on AS nextDeadlineOn',
    '`Case`.client_id AS clientId',
    '`Case`.lead_id AS leadId',
    'lead_user.display_name AS leadName',
  ],
  joins: 'JOIN users AS lead_user ON lead_user.id = `Case`.lead_id',
  filters: {
    status: { field: 'status', sql: '`Case`.status = :status' },
    stage: { field: 'stage', sql: '`Case`.stage = :stage' },
    leadId: { field: 'lead', sql: '`Case`.lead_id = :leadId' },
    clientId: { field: 'clientId', sql: '`Case`.client_id = :clientId' },
    reference: { field: 'reference', sql: '`Case`.reference = :reference' },
  },
  orders: {
    openedOn: { field: 'openedOn', column: '`Case`.opened_on' },
    nextDeadlineOn: { field: 'nextDeadlineOn', column: '`Case`.next_deadline_on' },
  },
}

export function presentRow(row: Row) {
  return visible('Case', row, {
    id: row.id,
    reference: row.reference,
    jurisdiction: row.jurisdiction,
    status: row.status,
    track: row.track,
    stage: row.stage,
    stageName: stageName(row.jurisdiction, row.track, row.stage),
    lead: { id: row.leadId, name: marked(String(row.leadName)) },
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    nextDeadlineOn: endOrNull(row.nextDeadlineOn),
    clientId: row.clientId,
  })
}

/** One case in full, as far as the reader for whom it was fetched may see it. */
export async function presentCase(row: Case) {
  const { closingReason, narrative, strategy } = row
  const lead = await personOf(row.leadId)
  return visible('Case', row, { ...(await claimOf(row)), lead, closingReason, narrative, strategy })
}

/** The same without the centre's own side of it, as it also stands in a matter. */
export async function presentClaim(row: Case) {
  return visible('Case', row, await claimOf(row))
}

async function claimOf(row: Case) {
  const tracks = await find(CaseTrack, { ...ofParent('case_id', row.id), order: 'track' })
  const grounds = await find(CaseGround, { ...ofParent('case_id', row.id), order: 'ground' })
  return {
    id: row.id,
    reference: row.reference,
    jurisdiction: row.jurisdiction,
    status: row.status,
    track: row.track,
    stage: row.stage,
    stageName: stageName(row.jurisdiction, row.track, row.stage),
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    nextDeadlineOn: endOrNull(row.nextDeadlineOn),
    clientId: row.clientId,
    grounds: grounds.map(({ ground, result, decidedOn }) => ({ ground, result, decidedOn })),
    countryOfRisk: row.countryOfRisk,
    regime: row.regime,
    claimMadeOn: row.claimMadeOn,
    tracks: tracks.map(one => presentTrack(one, row.jurisdiction)),
    alerts: tracks.flatMap(one => alertsOf(one, row.jurisdiction)),
  }
}

function presentTrack({ track, stage, sinceOn }: CaseTrack, jurisdiction: string) {
  return { track, stage, stageName: stageName(jurisdiction, track, stage), sinceOn }
}

function alertsOf({ track, stage }: CaseTrack, jurisdiction: string): string[] {
  const known = stageName(jurisdiction, track, stage) !== null
  return known ? alertsAt(jurisdictionFor(jurisdiction), track, stage) : []
}

/** A step, for whoever reads the claim of its case. */
export function presentStep(step: Step, jurisdiction: string) {
  return {
    id: step.id,
    track: step.track,
    fromStage: step.fromStage,
    stage: step.stage,
    stageName: stageName(jurisdiction, step.track, step.stage),
    happenedOn: step.happenedOn,
    learntOn: step.learntOn,
    servedOn: step.servedOn ?? null,
    servedHow: step.servedHow ?? null,
    statedOn: step.statedOn ?? null,
    proof: step.proof,
    results: step.results ?? [],
    recordedBy: step.recordedBy,
    recordedAt: step.createdAt.toISOString(),
    supersededById: step.supersededById ?? null,
    supersededBecause: step.supersededBecause,
  }
}

/** A deadline with its sum, for whoever reads the key dates of its case. */
export function presentDeadline(deadline: Deadline, today: string) {
  const running = deadline.state === 'running'
  return {
    id: deadline.id,
    track: deadline.track,
    ruleId: deadline.ruleId,
    ruleVersion: deadline.ruleVersion,
    kind: deadline.kind,
    name: deadline.name,
    demands: deadline.demands,
    soft: Boolean(deadline.soft),
    stepId: deadline.stepId ?? null,
    basisDate: deadline.basisDate,
    legalLastDay: deadline.legalLastDay,
    internalTarget: deadline.internalTarget,
    daysLeft: running ? daysBetween(today, deadline.legalLastDay) : null,
    overdue: running && deadline.legalLastDay < today,
    verified: Boolean(deadline.verified),
    confidence: deadline.confidence,
    source: deadline.source,
    explanation: deadline.explanation,
    state: deadline.state,
    settledOn: deadline.settledOn ?? null,
    settledById: deadline.settledById ?? null,
    replacedById: deadline.replacedById ?? null,
    changedBecause: deadline.changedBecause ?? null,
  }
}
