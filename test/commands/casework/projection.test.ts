import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import { extendDeadline } from '../../../commands/casework/extendDeadline.ts'
import { projectDeadlines } from '../../../commands/casework/projectDeadlines.ts'
import { recordStep, type StepInput } from '../../../commands/casework/recordStep.ts'
import { liveSteps } from '../../../commands/casework/retellTrack.ts'
import { settleDeadline } from '../../../commands/casework/settleDeadline.ts'
import { supersedeStep } from '../../../commands/casework/supersedeStep.ts'
import type { Context } from '../../../commands/context.ts'
import { jurisdictionFor } from '../../../jurisdictions/load.ts'
import { movesFrom } from '../../../jurisdictions/process.ts'
import type { Case } from '../../../models/Case.ts'
import { CaseTrack } from '../../../models/CaseTrack.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { inTransaction } from '../../../models/database.ts'
import { Step } from '../../../models/Step.ts'
import { build } from '../../support/build.ts'

const hk = jurisdictionFor('hk-usm')

/** One turn of a walk: which track, which of the moves that are allowed there, and what stands on the paper. */
interface Turn {
  track: string
  move: number
  daysOn: number
  servedAfter: number | null
  statedAfter: number | null
}

const turn: fc.Arbitrary<Turn> = fc.record({
  track: fc.constantFrom('claim', 'claim', 'claim', 'custody', 'work'),
  move: fc.nat(20),
  daysOn: fc.nat(25),
  servedAfter: fc.option(fc.nat(4)),
  statedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
})

const walk = fc.array(turn, { minLength: 1, maxLength: 9 })

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

async function start(): Promise<{ context: Context; legalCase: Case }> {
  const lead = await build.caseworker()
  const actor = { id: lead.id, roles: ['caseworker'] as const, firmId: 'no-firm', scopes: 'every' as const }
  const now = new Date('2027-03-18T06:00:00.000Z')
  const context = { actor, requestId: randomUUID(), network: 'x', now, today: '2027-03-18' }
  return { context, legalCase: await build.case({ lead, stage: 'unknown', openedOn: '2026-01-05' }) }
}

/** Takes the turns that the process allows. Dates run from January 2026, so that clocks stop in time and too late. */
async function take(context: Context, legalCase: Case, turns: Turn[], from = '2026-01-06'): Promise<string> {
  let day = from
  for (const { track, move, daysOn, servedAfter, statedAfter } of turns) {
    const at = await CaseTrack.findOne({ where: { caseId: legalCase.id, track } })
    const allowed = movesFrom(hk, track, at?.stage ?? null)
    const stage = allowed[move % Math.max(allowed.length, 1)]
    if (!stage) continue
    day = shifted(day, daysOn)
    const input = {
      ...{ track, stage: stage.code, happenedOn: day, learntOn: context.today, proof: null, results: [] },
      servedOn: servedAfter === null ? null : shifted(day, servedAfter),
      servedHow: null,
      statedOn: statedAfter === null ? null : shifted(day, statedAfter),
    }
    await inTransaction(() => recordStep(context, legalCase, input))
  }
  return day
}

type Touch = 'letter' | 'met' | 'missed' | 'void'

/** Does something by hand to one of the running deadlines, if one runs. */
async function touch(context: Context, legalCase: Case, day: string, how: Touch, at: number): Promise<void> {
  const running = await Deadline.findAll({ where: { caseId: legalCase.id, state: 'running' }, order: ['id'] })
  const deadline = running[at % Math.max(running.length, 1)]
  if (!deadline) return
  await inTransaction(async () => {
    if (how === 'letter') {
      const until = shifted(deadline.legalLastDay, 1 + at)
      await extendDeadline(context, legalCase, deadline, { until, letterOn: day })
    } else {
      const on = how === 'met' && deadline.legalLastDay < day ? deadline.legalLastDay : day
      await settleDeadline(context, legalCase, deadline, { outcome: how, on, because: 'By hand' })
    }
  })
}

const line = ({ ruleId, legalLastDay, state }: { ruleId: string; legalLastDay: string; state: string }) =>
  `${ruleId} ${legalLastDay} ${state}`

const told = new Set(['running', 'met', 'missed'])

async function stored(legalCase: Case): Promise<string[]> {
  const rows = await Deadline.findAll({ where: { caseId: legalCase.id } })
  return rows
    .filter(row => told.has(row.state))
    .map(line)
    .sort()
}

async function projected(legalCase: Case): Promise<string[]> {
  const lines: string[] = []
  for (const { code } of hk.process.tracks) {
    const all = projectDeadlines(hk, await liveSteps(legalCase, code), new Map())
    lines.push(...all.filter(one => told.has(one.state)).map(line))
  }
  return lines.sort()
}

async function correctWith(
  context: Context,
  legalCase: Case,
  at: number,
  change: Partial<StepInput>,
): Promise<number> {
  const steps = await Step.findAll({ where: { caseId: legalCase.id, supersededById: null }, order: ['id'] })
  const wrong = steps[at % steps.length]
  if (!wrong) return 0
  const { stage, happenedOn, learntOn, servedOn, statedOn } = wrong
  const same = { stage, happenedOn, learntOn, servedOn: servedOn ?? null, statedOn: statedOn ?? null }
  const step = { ...same, servedHow: null, proof: null, results: [], ...change }
  const { changes } = await inTransaction(() =>
    supersedeStep(context, legalCase, wrong, { step, because: 'Copied again' }),
  )
  return changes.length
}

describe('any walk through the process', () => {
  it('leaves the deadlines that telling its steps from the beginning would', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async turns => {
        const { context, legalCase } = await start()
        await take(context, legalCase, turns)
        expect(await stored(legalCase)).to.deep.equal(await projected(legalCase))
      }),
      { numRuns: 30 },
    )
  }).timeout(60_000)

  it('keeps them when any of its steps is replaced by an equal one, and then tells no change', async () => {
    await fc.assert(
      fc.asyncProperty(walk, fc.nat(20), async (turns, at) => {
        const { context, legalCase } = await start()
        await take(context, legalCase, turns)
        const before = await stored(legalCase)
        expect(await correctWith(context, legalCase, at, {})).to.equal(0)
        expect(await stored(legalCase)).to.deep.equal(before)
        expect(await projected(legalCase)).to.deep.equal(before)
      }),
      { numRuns: 30 },
    )
  }).timeout(60_000)

  it('follows corrected papers, one after the other', async () => {
    const paper = fc.record({ at: fc.nat(20), statedAfter: fc.option(fc.integer({ min: 1, max: 90 })) })
    await fc.assert(
      fc.asyncProperty(walk, fc.array(paper, { minLength: 1, maxLength: 3 }), async (turns, papers) => {
        const { context, legalCase } = await start()
        await take(context, legalCase, turns)
        for (const { at, statedAfter } of papers) {
          const statedOn = statedAfter === null ? null : shifted('2026-03-01', statedAfter)
          await correctWith(context, legalCase, at, { statedOn })
          expect(await stored(legalCase)).to.deep.equal(await projected(legalCase))
        }
        const [next] = await Deadline.findAll({
          where: { caseId: legalCase.id, state: 'running', soft: false },
          order: ['legalLastDay'],
        })
        expect((await legalCase.reload()).nextDeadlineOn).to.equal(next?.legalLastDay ?? '9999-12-31')
      }),
      { numRuns: 30 },
    )
  }).timeout(60_000)

  it('keeps what was done by hand when an equal step takes the place of another', async () => {
    const how = fc.constantFrom<Touch>('letter', 'letter', 'met', 'missed', 'void')
    const hands = fc.array(fc.record({ how, at: fc.nat(20) }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(walk, hands, walk, fc.nat(20), async (first, touches, then, at) => {
        const { context, legalCase } = await start()
        const day = await take(context, legalCase, first)
        for (const one of touches) await touch(context, legalCase, day, one.how, one.at)
        await take(context, legalCase, then, day)
        const before = await stored(legalCase)
        expect(await correctWith(context, legalCase, at, {})).to.equal(0)
        expect(await stored(legalCase)).to.deep.equal(before)
      }),
      { numRuns: 40 },
    )
  }).timeout(60_000)
})
