import { expect } from 'chai'
import fc from 'fast-check'
import { literal, type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import type { DataKind } from '../../models/ConsentScope.ts'
import { Matter } from '../../models/Matter.ts'
import { Task } from '../../models/Task.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { Ability, abilityFor } from '../../policies/ability.ts'
import type { Condition } from '../../policies/conditions.ts'
import { mayOn } from '../../policies/memory.ts'
import { accessible, scopeSql } from '../../policies/scope.ts'
import type { SubjectName } from '../../policies/vocabulary.ts'
import { build } from '../support/build.ts'
import { loaded, namedIn } from '../support/loaded.ts'

/** Random rules over random rows: SQL and memory must give one answer on every row, walls included. */
interface Pool {
  users: string[]
  firms: string[]
}

const days = [
  '2025-12-31',
  '2026-01-01',
  '2026-02-01',
  '2026-03-17',
  '2026-03-18',
  '2026-12-31',
  '9999-12-31',
]
const dayTest = fc.oneof(
  fc.constantFrom(...days),
  fc.constantFrom(...days).map(day => ({ $lte: day })),
  fc.constantFrom(...days).map(day => ({ $gte: day })),
)
const some = (below: fc.Arbitrary<Condition>) => below.map(condition => ({ $elemMatch: condition }))
const none = (below: fc.Arbitrary<Condition>) => below.map(condition => ({ $none: condition }))
const word = (...values: string[]) =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.subarray(values).map(list => ({ $in: list })),
  )
const parts = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Condition>

function conditionsOver({ users, firms }: Pool) {
  const user = word(...users)
  const firm = word(...firms)
  const assignments = some(
    parts({ userId: user, role: word('lead', 'second', 'cover'), startsOn: dayTest, endsOn: dayTest }),
  )
  const ending = parts({ kind: word('withdrawn', 'expired'), occurredOn: dayTest })
  const scope = parts({ dataKind: word('claim', 'identity') })
  const consents = some(
    parts({
      firmId: firm,
      kind: word('given', 'withdrawn'),
      validFrom: dayTest,
      endings: fc.oneof(some(ending), none(ending)),
      scopes: fc.oneof(some(scope), none(scope)),
    }),
  )
  const team = some(
    parts({
      userId: user,
      startsOn: dayTest,
      user: some(parts({ status: word('active', 'suspended'), firmId: firm })),
    }),
  )
  const partnerships = some(parts({ state: word('draft', 'signed', 'ended'), endsOn: dayTest }))
  const clientOf = some(parts({ leadId: user, consents }))
  const noConsents = none(parts({ firmId: firm, kind: word('given', 'withdrawn') }))
  const matterFields = {
    firmId: firm,
    status: word('draft', 'active'),
    conflictCheck: word('none', 'clear'),
    closedOn: dayTest,
    team: fc.oneof(team, none(parts({ userId: user, startsOn: dayTest }))),
    firm: some(parts({ partnerships, status: word('partner', 'lapsed') })),
  }
  const caseOf = some(parts({ leadId: user, closedOn: dayTest, client: clientOf, assignments }))
  const matters = some(parts(matterFields))
  const ofTask = { owedBy: word('caseworker', 'psychosocial'), ownerId: user, client: clientOf }
  return {
    Task: parts({ ...ofTask, matter: some(parts({ ...matterFields, legalCase: caseOf })) }),
    Matter: parts({ ...matterFields, legalCase: caseOf }),
    Case: parts({
      leadId: user,
      openedOn: dayTest,
      closedOn: dayTest,
      status: word('open', 'closed'),
      assignments,
      matters,
      client: clientOf,
    }),
    Client: parts({
      leadId: user,
      status: word('active'),
      cases: some(parts({ assignments, matters, stage: word('M05', 'A01') })),
      consents: fc.oneof(consents, noConsents),
    }),
  }
}

/** Some conditions, at times with one among them that demands more than another does. */
const rulesOver = (over: fc.Arbitrary<Condition>) =>
  fc.oneof(
    fc.array(over, { minLength: 1, maxLength: 3 }),
    fc.tuple(over, over).map(([less, more]) => [{ ...more, ...less }, less]),
    fc.tuple(over, over).map(([less, more]) => [less, { ...more, ...less }]),
  )

const chance = (seed: () => number, share: number) => seed() < share

async function randomRows(seed: () => number): Promise<Pool> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(seed() * list.length)] as T
  const firms = [await build.partnerFirm(), await build.firm({ status: 'lapsed' }), await build.partnerFirm()]
  const staff = [await build.caseworker(), await build.caseworker()]
  const lawyers = await Promise.all(firms.map(build.partnerLawyer))
  const everybody = [...staff, ...lawyers]
  for (let n = 0; n < 6; n++) {
    const lead = pick(staff)
    const client = await build.client({ leadId: lead.id })
    const legalCase = await build.case({
      lead,
      clientId: client.id,
      stage: pick(['M05', 'A01']),
      ...(chance(seed, 0.3) ? { status: 'closed', closedOn: pick(days) } : {}),
    })
    await build.assignment({
      caseId: legalCase.id,
      userId: pick(everybody).id,
      startsOn: pick(days.slice(0, 5)),
      endsOn: pick(days),
    })
    const consent = await build.consent({
      clientId: client.id,
      firmId: pick(firms).id,
      dataKinds: pick<DataKind[]>([[], ['claim'], ['claim', 'identity']]),
      occurredOn: pick(days.slice(0, 5)),
    })
    if (chance(seed, 0.5)) {
      const kind = pick(['withdrawn', 'expired'] as const)
      await build.consentEnd(consent, { kind, occurredOn: pick(days.slice(0, 5)) })
    }
    const firm = pick(firms)
    const matter = await build.matter({
      caseId: legalCase.id,
      ...(chance(seed, 0.8) ? { firmId: firm.id } : {}),
      status: pick(['draft', 'active']),
      conflictCheck: pick(['none', 'clear']),
    })
    await TeamMember.create({
      matterId: matter.id,
      userId: pick(lawyers).id,
      role: 'lead',
      startsOn: pick(days.slice(0, 5)),
      addedBy: lead.id,
    })
    const about = {
      matterId: chance(seed, 0.5) ? matter.id : null,
      clientId: chance(seed, 0.5) ? client.id : null,
    }
    await Task.create({
      ...{ kind: 'test', key: `test ${client.id}`, dueOn: '2026-04-01', state: 'open', ...about },
      ...{ owedBy: pick(['caseworker', 'psychosocial'] as const), ownerId: pick(everybody).id },
    })
    if (chance(seed, 0.4))
      await build.wall({
        caseId: legalCase.id,
        state: pick(['raised', 'confirmed', 'lift-asked', 'lifted']),
        ...(chance(seed, 0.5) ? { userId: pick(everybody).id } : { firmId: pick(firms).id }),
      })
  }
  await build.matter({ kind: 'centre-work', caseId: null })
  return { users: everybody.map(one => one.id), firms: firms.map(one => one.id) }
}

function sequence(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const models: [SubjectName & ('Client' | 'Case' | 'Matter' | 'Task'), ModelStatic<Model>][] = [
  ['Client', Client],
  ['Case', Case],
  ['Matter', Matter],
  ['Task', Task],
]

async function compare(
  subject: SubjectName,
  model: ModelStatic<Model>,
  conditions: Condition[],
  pool: Pool,
): Promise<void> {
  const actor = { id: pool.users[3] ?? '', roles: [], firmId: pool.firms[0] ?? '', scopes: 'every' } as const
  const rules = conditions.map(condition => ({
    action: 'read' as const,
    subject,
    ...(Object.keys(condition).length > 0 ? { conditions: condition } : {}),
  }))
  const ability = new Ability(actor, '2026-03-18', rules)
  const include = namedIn(ability, subject)
  const where: WhereOptions = accessible(ability, 'read', model)
  const one = literal(scopeSql(ability, 'read', model, undefined, 'one')) as unknown as WhereOptions
  const byId = await model.count({ where: { [Op.and]: [one] } })
  const inSql = new Set(
    (await model.findAll({ where: { [Op.and]: [where] }, attributes: ['id'] })).map(row =>
      String(row.get('id')),
    ),
  )
  expect(byId, `one by one: ${JSON.stringify(conditions)}`).to.equal(inSql.size)
  for (const { id } of (await model.findAll({ attributes: ['id'] })).map(row => ({
    id: String(row.get('id')),
  }))) {
    const row = await loaded(model, id, include)
    expect(mayOn(ability, 'read', row), JSON.stringify(conditions)).to.equal(inSql.has(id))
  }
}

describe('rules', () => {
  for (const start of [11, 2026]) {
    it(`mean the same in SQL and in memory, on the rows of seed ${start}`, async function () {
      this.timeout(120_000)
      const pool = await randomRows(sequence(start))
      const over = conditionsOver(pool)
      for (const [subject, model] of models) {
        await fc.assert(
          fc.asyncProperty(rulesOver(over[subject]), conditions => compare(subject, model, conditions, pool)),
          { numRuns: 40 },
        )
      }
    })
  }

  it('that grant nothing reach nothing, and a condition outside the grammar throws', async () => {
    await build.lease()
    const actor = { id: 'a', roles: [], firmId: 'b', scopes: 'every' } as const
    const empty = new Ability(actor, '2026-03-18', [])
    expect(await Matter.count({ where: accessible(empty, 'read', Matter) })).to.equal(0)
    const wrong: [string, object][] = [
      ['a column that is not there', { colour: 'red' }],
      ['an association that is not there', { owners: { $elemMatch: { id: 'x' } } }],
      ['a number where a text belongs', { status: 1 }],
      ['none of an association towards one', { firm: { $none: {} } }],
      ['none of a column', { status: { $none: {} } }],
      ['an unknown comparison', { openedOn: { $regex: '.*' } }],
      ['no value at all', { status: undefined }],
    ]
    for (const [name, conditions] of wrong) {
      const ability = new Ability(actor, '2026-03-18', [
        { action: 'read', subject: 'Matter', conditions: conditions as Condition },
      ])
      expect(() => accessible(ability, 'read', Matter), name).to.throw(/rule|Rules/)
    }
  })

  it('are judged in memory only on rows that carry what they name', async () => {
    const { matter, lawyer } = await build.lease()
    const ability = abilityFor(
      { id: lawyer.id, roles: ['partner_lawyer'], firmId: lawyer.firmId ?? '', scopes: 'every' },
      '2026-03-18',
      '2026-03-18T06:00',
    )
    expect(() => mayOn(ability, 'read', matter)).to.throw(/was not loaded/)
  })
})
