import { runningDeadlines } from '../../commands/casework/deadlineRows.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Matter } from '../../models/Matter.ts'
import { find } from '../../models/rows.ts'
import { Step } from '../../models/Step.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads, visible } from '../../policies/visibility.ts'
import { presentClaim } from '../cases/present.ts'
import { presentIdentity } from '../clients/present.ts'
import { type Answer, etagOf, ok } from '../endpoint.ts'
import { personOf } from '../people.ts'
import { stageName } from '../stages.ts'
import { holdersOf } from './holders.ts'
import { outlineRow } from './list.ts'
import { teamOf } from './members.ts'
import { askedOf, outlineOf, ownFields } from './present.ts'

/** The whole matter as its reader sees it. `matter` was found through the door. */
export async function presentMatter(ability: Ability, matter: Matter) {
  const outline = outlineOf(await outlineRow(matter.id))
  if (!reads<'Matter'>(matter, 'work')) return visible('Matter', matter, outline)
  const { caseId, supervisorId } = matter
  const supervisor = supervisorId ? await personOf(supervisorId) : null
  const team = await teamOf(ability, matter)
  return visible('Matter', matter, {
    ...outline,
    ...{ ...askedOf(matter), supervisor, team },
    ...(caseId ? await ofCase(ability, caseId) : {}),
  })
}

/** The answer to a change of a matter: the matter as it now is, with its new version. */
export async function shown(ability: Ability, id: string): Promise<Answer> {
  const matter = await findFor(ability, 'read', Matter, id)
  return ok(await presentMatter(ability, matter), { ETag: etagOf(ownFields(matter)) })
}

/** What lies behind the matter, as far as the reader's own rules for cases and clients reach. */
async function ofCase(ability: Ability, caseId: string) {
  const legalCase = await ifSeen(findFor(ability, 'read', Case, caseId))
  if (!legalCase) return {}
  const client = await ifSeen(findFor(ability, 'read', Client, legalCase.clientId))
  return {
    case: await presentClaim(legalCase),
    ...(client ? { client: presentIdentity(client) } : {}),
    ...(reads<'Case'>(legalCase, 'steps') ? { steps: await stepsOf(legalCase) } : {}),
    ...(reads<'Case'>(legalCase, 'dates') ? { deadlines: await deadlinesOf(ability, legalCase) } : {}),
  }
}

async function ifSeen<T>(search: Promise<T>): Promise<T | null> {
  return search.catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null
    throw error
  })
}

async function stepsOf({ id: caseId, jurisdiction }: Case) {
  const steps = await find(Step, {
    where: 'case_id = ? AND superseded_by_id IS NULL',
    values: [caseId],
    order: 'happened_on, id',
  })
  return steps.map(({ id, track, stage, happenedOn, learntOn, servedOn, servedHow, statedOn, results }) => ({
    ...{ id, track, stage, stageName: stageName(jurisdiction, track, stage) },
    ...{ happenedOn, learntOn, servedOn, servedHow, statedOn, results: results ?? [] },
  }))
}

async function deadlinesOf(ability: Ability, legalCase: Case) {
  const running = await runningDeadlines(legalCase)
  const holdingOf = await holdersOf(ability, legalCase)
  return running.map(
    ({ id, track, name, kind, basisDate, legalLastDay, internalTarget, verified, explanation }) => ({
      ...{ id, track, name, kind, basisDate, legalLastDay, internalTarget, verified, explanation },
      ...holdingOf(id),
    }),
  )
}
