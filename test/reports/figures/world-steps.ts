import type { Case } from '../../../models/Case.ts'
import { CaseGround } from '../../../models/CaseGround.ts'
import { Step } from '../../../models/Step.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

const stages = {
  claim: ['M05', 'M07', 'M09', 'M13', 'A01', 'A02', 'A02', 'A03', 'A03', 'A06', 'A07', 'J04'],
  work: ['E01', 'E02', 'E03'],
}
const AT = new Date('2026-07-01T04:00:00.000Z')

/** Some steps on both tracks, in the order of their days; the first may lie before the case was opened. */
export async function addSteps(
  chance: Chance,
  world: World,
  legalCase: Case,
  createdAt: Date,
): Promise<void> {
  for (const [track, some] of Object.entries(stages)) {
    const days = Array.from({ length: chance.whole(0, 5) }, () => chance.day('2024-12-01', 600)).sort()
    for (const [at, happenedOn] of days.entries()) {
      const place = { track, stage: chance.pick(some), position: at + 1, happenedOn }
      const step = await addStep(chance, world, legalCase, { ...place, createdAt })
      if (chance.happens(0.2)) await supersede(chance, world, step, chance.moment(createdAt, 5))
    }
  }
}

/** Corrects some steps, and adds one that tells of a day that any step may tell of. */
export async function changeSteps(chance: Chance, world: World, legalCase: Case): Promise<void> {
  const steps = await Step.findAll({ where: { caseId: legalCase.id, supersededById: null } })
  for (const step of steps) {
    if (chance.happens(0.3)) await supersede(chance, world, step, chance.moment(AT, 60))
  }
  const last = Math.max(0, ...steps.filter(({ track }) => track === 'claim').map(step => step.position))
  const happenedOn = chance.day('2025-06-01', 400)
  const place = { track: 'claim', stage: chance.pick(stages.claim), position: last + 1, happenedOn }
  await addStep(chance, world, legalCase, { ...place, createdAt: chance.moment(AT, 60) })
}

interface Placed {
  track: string
  stage: string
  position: number
  happenedOn: string
  createdAt: Date
}

async function addStep(chance: Chance, world: World, legalCase: Case, placed: Placed): Promise<Step> {
  const grounds = await CaseGround.findAll({ where: { caseId: legalCase.id } })
  const results = chance.some(grounds).map(({ ground }) => ({
    ground,
    result: chance.pick(['substantiated', 'rejected', 'set-aside']),
  }))
  return Step.create({
    ...placed,
    caseId: legalCase.id,
    fromStage: 'unknown',
    learntOn: placed.happenedOn,
    results: results.length > 0 && chance.happens(0.5) ? results : null,
    recordedBy: world.caseworker.id,
  })
}

async function supersede(chance: Chance, world: World, wrong: Step, createdAt: Date): Promise<void> {
  const { track, position, happenedOn, caseId } = wrong
  const stage = chance.pick(stages[track as keyof typeof stages])
  const corrected = await addStep(chance, world, { id: caseId } as Case, {
    ...{ track, position, happenedOn, stage },
    createdAt,
  })
  await wrong.update({ supersededById: corrected.id })
}
