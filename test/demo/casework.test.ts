import { expect } from 'chai'
import { nearest } from '../../commands/casework/deadlineRows.ts'
import { projectDeadlines } from '../../commands/casework/projectDeadlines.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { allowsMove } from '../../jurisdictions/process.ts'
import { Case } from '../../models/Case.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Step } from '../../models/Step.ts'

const TODAY = '2026-03-18'
const hk = jurisdictionFor('hk-usm')

describe('the cases of the demonstration world', function () {
  this.timeout(60_000)

  beforeEach(async () => {
    await makeWorld({ cases: 140, seed: 7, today: TODAY })
  })

  it('stand on every track where their last step put them', async () => {
    const steps = await liveSteps()
    for (const track of await CaseTrack.findAll()) {
      const line = steps.get(`${track.caseId} ${track.track}`) ?? []
      const last = line.at(-1)
      expect([track.stage, track.sinceOn, track.steps]).to.deep.equal([
        last?.stage,
        last?.happenedOn,
        line.length,
      ])
    }
    for (const legalCase of await Case.findAll())
      expect(legalCase.stage).to.equal(steps.get(`${legalCase.id} claim`)?.at(-1)?.stage)
  })

  it('took only moves that the process allows, in the order of their days, none after today', async () => {
    for (const line of (await liveSteps()).values()) {
      for (const [place, step] of line.entries()) {
        const before = line[place - 1]
        if (before) {
          const move = `${before.track}: ${before.stage} to ${step.stage}`
          expect(allowsMove(hk, step.track, before.stage, step.stage), move).to.equal(true)
          expect(step.happenedOn >= before.happenedOn, move).to.equal(true)
        }
        expect(step.fromStage).to.equal(before?.stage ?? 'unknown')
        for (const day of [step.learntOn, step.servedOn ?? step.learntOn]) {
          expect(day >= step.happenedOn && day <= TODAY, `${step.stage} ${day}`).to.equal(true)
        }
      }
    }
  })

  it('have the deadlines that the engine derives from their steps, and those that were settled by hand', async () => {
    const stored = groupBy(await Deadline.findAll(), ({ caseId, track }) => `${caseId} ${track}`)
    for (const [key, line] of await liveSteps()) {
      const live = new Set(line.map(({ id }) => id))
      const rows = (stored.get(key) ?? []).filter(({ stepId }) => stepId !== null && live.has(stepId))
      const told = projectDeadlines(hk, line, new Map())
      expect(rows.map(nameOf)).to.have.members(told.map(nameOf))
      for (const one of told) {
        const row = rows.find(stands => nameOf(stands) === nameOf(one))
        const byHand = row?.settledOn !== null && row?.settledById === null
        if (byHand) expect(one.state).to.equal('running')
        else
          expect([row?.state, row?.settledOn, row?.settledById]).to.deep.equal([
            one.state,
            one.settledOn,
            one.settledById,
          ])
      }
    }
  })

  it('carry the nearest of their running dates', async () => {
    const running = groupBy(await Deadline.findAll({ where: { state: 'running' } }), ({ caseId }) => caseId)
    for (const legalCase of await Case.findAll())
      expect(legalCase.nextDeadlineOn).to.equal(nearest(running.get(legalCase.id) ?? []))
  })

  it('were corrected here and there, and the wrong step stayed', async () => {
    const wrong = (await Step.findAll()).filter(({ supersededById }) => supersededById !== null)
    expect(wrong).not.to.have.length(0)
    for (const step of wrong) {
      const rows = await Deadline.findAll({ where: { stepId: step.id } })
      expect(rows.map(({ state }) => state))
        .to.include('replaced')
        .and.not.to.include('running')
    }
  })
})

const nameOf = (one: { stepId?: string | null; ruleId: string; legalLastDay: string }) =>
  `${one.stepId} ${one.ruleId} ${one.legalLastDay}`

async function liveSteps(): Promise<Map<string, Step[]>> {
  const steps = await Step.findAll({
    where: { supersededById: null },
    order: ['caseId', 'track', 'position'],
  })
  return groupBy(steps, ({ caseId, track }) => `${caseId} ${track}`)
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
