import { expect } from 'chai'
import { gatesShutForFirm } from '../../../commands/partnerships/placement/gates.ts'
import { proposalFor } from '../../../commands/partnerships/placement/proposal/proposalFor.ts'
import type { ScoredPart } from '../../../commands/partnerships/placement/proposal/score.ts'
import { database } from '../../../models/database.ts'
import { Firm } from '../../../models/Firm.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import type { Offer } from '../../../models/Offer.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { build } from '../../support/build.ts'
import { type Asked, by, type Ladder, ladderWorld } from './ladders.ts'

const TODAY = '2026-03-18'

async function proposed({ matter, manager }: Ladder) {
  const { body } = await (await by(manager)).get(`/matters/${matter.id}/proposal`).expect(200)
  return body as { items: Item[]; parts: { name: string; most: number }[] }
}

interface Item {
  rank: number
  firm: { id: string; name: string }
  score: number | null
  parts: ScoredPart[]
  gates: { name: string; words: string }[]
}

async function partOf(w: Ladder, { firm }: Asked, name: string) {
  const { items } = await proposed(w)
  return items.find(one => one.firm.id === firm.id)?.parts.find(part => part.name === name)
}

const profile = ({ lawyer }: Asked, change: object) =>
  LawyerProfile.update(change, { where: { userId: lawyer.id } })

const worked = (w: Ladder, { firm, lawyer }: Asked, minutes: number, workedOn = '2026-03-02') =>
  TimeEntry.create({
    ...{ matterId: w.matter.id, firmId: firm.id, userId: lawyer.id, workedOn, minutes },
    ...{ activity: 'drafting', recordedBy: lawyer.id },
  })

const answered = (
  { firm }: Asked,
  matterId: string,
  state: Offer['state'],
  hours: number | null,
  on = TODAY,
) => {
  const offeredAt = new Date(`${on}T00:00:00.000Z`)
  const answeredAt = hours === null ? null : new Date(offeredAt.getTime() + hours * 3_600_000)
  return build.offer({ matterId, firmId: firm.id, state, offeredAt, answeredAt })
}

describe('a proposal', () => {
  it('names every partner firm once, ranked, with points that add up to its score', async () => {
    const w = await ladderWorld()
    const { items, parts } = await proposed(w)
    expect(items.map(({ rank, firm }) => `${rank} ${firm.name}`)).to.deep.equal([
      '1 Alder LLP',
      '2 Birch LLP',
      '3 Cedar LLP',
      '4 Dogwood LLP',
    ])
    for (const { score, parts: scored } of items) {
      expect(scored.reduce((sum, { points }) => sum + points, 0)).to.equal(score)
      expect(scored.map(({ name, most }) => [name, most])).to.deep.equal(
        parts.map(({ name, most }) => [name, most]),
      )
    }
  })

  it('prefers who names the work and speaks what is asked, and names no language to the manager', async () => {
    const w = await ladderWorld()
    await w.matter.update({ languages: ['so', 'zh'] })
    await profile(w.cedar, { languages: ['en', 'so', 'zh-Hant'], areas: ['appeal'] })
    await profile(w.dogwood, { languages: ['so'] })
    const { items } = await proposed(w)
    expect(items.slice(0, 2).map(({ firm }) => firm.name)).to.deep.equal(['Cedar LLP', 'Dogwood LLP'])
    expect((await partOf(w, w.cedar, 'languages'))?.words).to.equal('speaks what is asked: yes')
    expect(await partOf(w, w.dogwood, 'languages')).to.include({
      words: 'speaks what is asked: some',
      points: 10,
    })
    expect((await partOf(w, w.alder, 'languages'))?.words).to.equal('speaks what is asked: no')
    expect(JSON.stringify(items)).to.not.match(/"so"|zh|Hant/)
  })

  it('counts the room that agreements and lawyers leave', async () => {
    const w = await ladderWorld()
    const { firm, lawyer } = w.alder
    await Partnership.update({ mostMatters: 4 }, { where: { firmId: firm.id } })
    const given = { firmId: firm.id, conflictCheck: 'clear' } as const
    const active = await build.matter({ ...given, status: 'active' })
    await build.matter({ ...given, status: 'closed', closedOn: '2026-03-01' })
    await build.matter({ firmId: firm.id })
    expect((await partOf(w, w.alder, 'capacity'))?.figures).to.deep.equal({
      mattersLeft: 3,
      activeMatters: 1,
      lawyers: 1,
      lawyersWithRoom: 1,
    })
    await profile(w.alder, { mostMatters: 1 })
    await TeamMember.create({
      ...{ matterId: active.id, userId: lawyer.id, role: 'lead', startsOn: '2026-02-01', addedBy: w.lead.id },
    })
    expect((await partOf(w, w.alder, 'capacity'))?.figures).to.include({ lawyersWithRoom: 0 })
    await TeamMember.update({ endsOn: '2026-03-17' }, { where: {} })
    expect((await partOf(w, w.alder, 'capacity'))?.figures).to.include({ lawyersWithRoom: 1 })
  })

  it('leaves out a lawyer who is away for good, or whom a wall keeps from the case', async () => {
    const w = await ladderWorld()
    await profile(w.alder, { areas: ['appeal'] })
    await profile(w.birch, { areas: ['appeal'] })
    await w.alder.lawyer.update({ status: 'suspended' })
    await build.wall({ caseId: w.legalCase.id, userId: w.birch.lawyer.id })
    for (const firm of [w.alder, w.birch]) {
      expect(await partOf(w, firm, 'areas')).to.include({ points: 0 })
      expect((await partOf(w, firm, 'training'))?.figures).to.deep.equal({ trainedLawyers: 0 })
    }
  })

  it('counts the answers of the last year: conflicts and withdrawals against nobody', async () => {
    const w = await ladderWorld()
    const other = await build.matter({})
    for (const [state, hours, on] of [
      ['clear', 6, '2026-01-10'],
      ['accepted', 10, '2026-03-01'],
      ['conditional', 20, '2026-02-01'],
      ['silent', null, '2026-02-10'],
      ['declined', 40, '2025-03-18'],
      ['declined', 40, '2025-03-17'],
      ['conflict', 30, '2026-02-11'],
      ['withdrawn', null, '2026-02-12'],
    ] as const) {
      await answered(w.alder, other.id, state, hours, on)
    }
    expect((await partOf(w, w.alder, 'answers'))?.figures).to.deep.equal({
      taken: 3,
      refused: 2,
      medianHoursToAnswer: 20,
      answerHours: 48,
    })
    expect((await partOf(w, w.birch, 'answers'))?.words).to.equal('was not asked in the last year')
  })

  it('asks first who gave least of its pledge of hours and matters in the present term', async () => {
    const w = await ladderWorld()
    const term = async ({ firm }: Asked) =>
      (await Partnership.findOne({ where: { firmId: firm.id } }))?.id ?? ''
    await Pledge.create({ partnershipId: await term(w.alder), kind: 'matters', quantity: 2 })
    await build.matter({ firmId: w.alder.firm.id, status: 'active', conflictCheck: 'clear' })
    await build.matter({
      firmId: w.alder.firm.id,
      status: 'active',
      conflictCheck: 'clear',
      openedOn: '2025-12-31',
    })
    await worked(w, w.alder, 600)
    await worked(w, w.alder, 600, '2025-12-31')
    await worked(w, w.birch, 900)
    await worked(w, w.birch, 900)
    await worked(w, w.cedar, 60)
    expect((await partOf(w, w.alder, 'fairness'))?.figures).to.deep.equal({
      minutesGiven: 600,
      minutesPledged: 60_000,
      mattersTaken: 1,
      mattersPledged: 2,
    })
    expect((await partOf(w, w.birch, 'fairness'))?.figures).to.include({ minutesGiven: 1800 })
    expect((await proposed(w)).items.map(({ firm }) => firm.name)).to.deep.equal([
      'Dogwood LLP',
      'Cedar LLP',
      'Birch LLP',
      'Alder LLP',
    ])
  })

  it('puts firms that a gate shuts out at the end, with its name, and leaves others than partners out', async () => {
    const w = await ladderWorld()
    await Partnership.update({ excludedSectors: ['aviation'] }, { where: { firmId: w.alder.firm.id } })
    await w.matter.update({ sectors: ['aviation'] })
    await w.birch.firm.update({ status: 'paused' })
    await build.firm({ name: 'Aspen LLP', status: 'prospect' })
    await build.firm({ name: 'Ash LLP', status: 'former' })
    const { items } = await proposed(w)
    expect(items.map(({ firm, gates }) => [firm.name, ...gates.map(({ name }) => name)])).to.deep.equal([
      ['Cedar LLP'],
      ['Dogwood LLP'],
      ['Alder LLP', 'kind-excluded'],
      ['Birch LLP', 'partnership-live'],
    ])
    expect(items[2]).to.deep.include({ score: null, parts: [], rank: 3 })
    expect(JSON.stringify(items)).to.not.contain('aviation')
  })

  it('does not know a firm behind a wall, not even by a count', async () => {
    const w = await ladderWorld()
    await worked(w, w.birch, 1440)
    const wall = await build.wall({ caseId: w.legalCase.id, firmId: w.birch.firm.id })
    const walled = await proposed(w)
    await w.birch.firm.update({ status: 'former' })
    await wall.update({ state: 'lifted' })
    expect(await proposed(w)).to.deep.equal(walled)
    expect(JSON.stringify(walled)).to.not.contain(w.birch.firm.id).and.not.contain('Birch')
  })

  it('stands for work that has no case', async () => {
    await ladderWorld()
    const own = await build.matter({ caseId: null, kind: 'centre-work' })
    expect(await proposalFor(own, TODAY)).to.have.length(4)
  })

  it('shuts the same gates as are asked before an offer, on firms in every state', async () => {
    const w = await ladderWorld()
    await w.matter.update({ sectors: ['aviation', 'banking'] })
    const states: object[] = [
      {},
      { endsOn: '2026-03-17' },
      { startsOn: '2026-03-19' },
      { state: 'draft' },
      { state: 'ended' },
      { mostMatters: 0 },
      { mostMatters: 1 },
      { mostMatters: 2 },
      { excludedKinds: ['appeal', 'research'] },
      { excludedKinds: ['research'] },
      { excludedSectors: ['shipping', 'banking'] },
      { excludedSectors: ['shipping'] },
    ]
    for (const status of ['partner', 'paused'] as const) {
      for (const state of states) {
        const { id: firmId } = await build.partnerFirm({ status })
        await Partnership.update(state, { where: { firmId } })
        await build.matter({ firmId, status: 'active', conflictCheck: 'clear' })
        if (Object.keys(state).length === 0) {
          await build.offer({ matterId: w.matter.id, firmId, state: 'conflict' })
          await build.partnership({
            firmId,
            year: 2025,
            startsOn: '2025-01-01',
            endsOn: '2026-06-30',
            mostMatters: 1,
          })
        }
      }
    }
    const all = await proposalFor(w.matter, TODAY)
    expect(all).to.have.length(28)
    for (const { firmId, gates } of all) {
      const firm = await Firm.findByPk(firmId, { rejectOnEmpty: true })
      expect(gates).to.deep.equal(await gatesShutForFirm(w.matter, firm, TODAY))
    }
    expect(new Set(all.flatMap(({ gates }) => gates)).size).to.equal(4)
  })

  it('asks a handful of questions, however many firms there are', async () => {
    const w = await ladderWorld()
    const statements = async () => {
      const before = counted.length
      await proposalFor(w.matter, TODAY)
      return counted.length - before
    }
    const counted: string[] = []
    const stop = countStatements(counted)
    try {
      const few = await statements()
      expect(few).to.be.above(3)
      for (let n = 0; n < 12; n++) await build.partnerFirm()
      expect(await statements())
        .to.equal(few)
        .and.to.be.at.most(8)
    } finally {
      stop()
    }
  })
})

/** Counts what is handed to the connections of the pool. */
function countStatements(seen: string[]): () => void {
  const manager = (
    database() as unknown as { connectionManager: { getConnection: (options: object) => unknown } }
  ).connectionManager
  const get = manager.getConnection
  manager.getConnection = (options: object) => {
    seen.push('one')
    return get.call(manager, options)
  }
  return () => {
    manager.getConnection = get
  }
}
