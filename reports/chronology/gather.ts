import { Op } from 'sequelize'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Client } from '../../models/Client.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'
import { paperCode } from '../paperCode.ts'
import type { Chronology, Purpose } from './figures.ts'
import { gatherDeadlines } from './gather-deadlines.ts'
import { gatherDocuments, gatherMatters } from './gather-matters.ts'
import { gatherSteps } from './gather-steps.ts'
import { type Names, namesIn, peopleNamed } from './names.ts'

export interface Question {
  caseId: string
  purpose: Purpose
  /** 'YYYY-MM-DD' */
  preparedOn: string
  centre: { name: string }
}

/**
 * Tells a case from its first day to the last: steps, dates with their sums, matters and papers, each through the door of
 * the reader's own ability. Notes, the story, the country of risk and the parties are left out, since a chronology is handed
 * around. Throws 404 when the reader may make none of the case.
 */
export async function gather(ability: Ability, question: Question): Promise<Chronology> {
  const { caseId, purpose, preparedOn, centre } = question
  const legalCase = await chronicled(ability, caseId)
  const names = namesIn(legalCase.jurisdiction)
  const { byId, ...told } = await gatherSteps(caseId, names, purpose)
  const asking = { ability, caseId, purpose }
  const content = {
    purpose,
    centre: { name: centre.name },
    preparedOn,
    case: await outlineOf(legalCase, names, purpose),
    client: { name: await clientName(ability, legalCase) },
    ...(await standingOf(caseId, names)),
    ...told,
    deadlines: await gatherDeadlines(caseId, { names, steps: byId, purpose }),
    matters: await gatherMatters(asking),
    documents: await gatherDocuments(asking, names),
  }
  return { ...content, code: paperCode('CC', content) }
}

/** The case, where its chronology may be made and every group that it shows may be read. */
async function chronicled(ability: Ability, id: string): Promise<Case> {
  const groups = ['claim', 'steps', 'dates'].map(group => accessible(ability, 'read', Case, group))
  const where = { [Op.and]: [{ id }, accessible(ability, 'read-chronology', Case), ...groups] }
  const legalCase = await Case.findOne({ where })
  if (!legalCase) throw new Problem('not-found', 'There is no such case, or it is not yours to see')
  return legalCase
}

async function outlineOf(legalCase: Case, names: Names, purpose: Purpose): Promise<Chronology['case']> {
  const { reference, status, openedOn, leadId } = legalCase
  const lead = purpose === 'handover' ? (await peopleNamed([leadId]))(leadId) : null
  return {
    ...{ reference, status, openedOn, lead },
    jurisdiction: names.process,
    closedOn: legalCase.closedOn ?? null,
  }
}

async function clientName(ability: Ability, { clientId }: Case): Promise<string | null> {
  const where = { [Op.and]: [{ id: clientId }, accessible(ability, 'read', Client, 'identity')] }
  return (await Client.findOne({ where }))?.fullName ?? null
}

async function standingOf(caseId: string, names: Names): Promise<Pick<Chronology, 'tracks' | 'grounds'>> {
  const tracks = await CaseTrack.findAll({ where: { caseId }, order: ['track'] })
  const grounds = await CaseGround.findAll({ where: { caseId }, order: ['ground'] })
  return {
    tracks: tracks.map(({ track, stage, sinceOn }) => ({
      track: names.track(track),
      stage: names.stage(track, stage),
      sinceOn,
    })),
    grounds: grounds.map(({ ground, result, decidedOn }) => ({
      ground: names.ground(ground),
      result: names.result(result),
      decidedOn: decidedOn ?? null,
    })),
  }
}
