import { expect } from 'chai'
import type { User } from '../../../models/User.ts'
import { type Ability, abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { count } from '../../../reports/figures/count.ts'
import type { Dimension } from '../../../reports/figures/dimensions.ts'
import type { Figure } from '../../../reports/figures/figure.ts'
import { recordsOf } from '../../../reports/figures/records.ts'
import { amounts, type Place } from '../../../reports/figures/table.ts'
import { chanceFrom } from './chance.ts'
import { makeWorld, T } from './world.ts'

const period = { from: '2025-07-01', to: '2026-06-30' }
const known = { period, asAt: T, zone: 'Asia/Hong_Kong' }

const abilityOf = ({ id }: User, role: Role): Ability =>
  abilityFor({ id, roles: [role], firmId: NO_FIRM, scopes: 'every' }, '2026-07-01', '2026-07-01T04:00')

/** What the records of a cell come to: how many they are, or what they add up to. */
async function comesTo(ability: Ability, figure: Figure, cell: Place, among = false): Promise<number> {
  const records = await recordsOf(figure, { ability, ...known }, { limit: 9999, cell, among })
  expect(new Set(records.map(({ id }) => id)).size).to.equal(records.length)
  return amounts.includes(figure.unit) || figure.code === 'information.others'
    ? records.reduce((sum, { amount }) => sum + Number(amount), 0)
    : records.length
}

/** Each cell of a figure beside what its records come to, and of a share each whole. Answers how many cells there were. */
async function expectRecords(ability: Ability, figure: Figure, by: readonly Dimension[]): Promise<number> {
  const table = await count(figure, { ability, ...known, by })
  const whole = { by: {}, value: table.total ?? -1, ...(table.of === undefined ? {} : { of: table.of }) }
  const cells = [...(table.total === null ? [] : [whole]), ...table.cells]
  for (const { by: cell, value, of } of cells) {
    const said = `${figure.code} in ${JSON.stringify(cell)}`
    expect(await comesTo(ability, figure, cell), said).to.equal(value)
    if (of !== undefined) expect(await comesTo(ability, figure, cell, true), said).to.equal(of)
  }
  return cells.length
}

/** How many records were shown, or the status of the refusal. */
const told = (work: Promise<unknown[]>) =>
  work.then(
    ({ length }) => length,
    (error: { status?: number }) => error.status,
  )

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: { status?: number }) => error.status,
  )

describe('the records behind every figure', () => {
  for (const seed of [21, 808]) {
    it(`are as many as each of its cells says, in world ${seed}`, async () => {
      const chance = chanceFrom(seed)
      const { director } = await makeWorld(chance)
      const ability = abilityOf(director, 'director')
      let cells = 0
      for (const figure of catalogue.filter(({ group }) => group !== 'clinical')) {
        const pair = [...new Set([chance.pick(figure.dimensions), chance.pick(figure.dimensions)])]
        const divisions = [...figure.dimensions.map(one => [one]), pair.filter(one => one !== undefined), []]
        for (const by of divisions) cells += await expectRecords(ability, figure, by)
      }
      expect(cells).to.be.greaterThan(300)
    }).timeout(240_000)
  }

  it('are for nobody who may count them and not read them, and in no cell told by what they may not read', async () => {
    const { director, manager } = await makeWorld(chanceFrom(5))
    for (const figure of catalogue) {
      const asked = (user: User, role: Role) =>
        told(recordsOf(figure, { ability: abilityOf(user, role), ...known }, { limit: 50 }))
      const isClinical = figure.group === 'clinical'
      const isOfPeople = ['Client', 'Referral', 'Intake', 'GroupSession'].includes(figure.subject.name)
      const isOfClaims = figure.group === 'steps' || figure.group === 'claim'
      const ofManager = await asked(manager, 'partnerships_manager')
      if (isOfPeople || isOfClaims) expect([403, 0], figure.code).to.include(ofManager)
      else expect(ofManager, figure.code).to.be.within(0, 50)
      // The clinical side is read by whoever broke the glass for it, so there is a rule and there are no rows.
      const ofDirector = await asked(director, 'director')
      if (isClinical) expect([403, 0], figure.code).to.include(ofDirector)
      else expect(ofDirector, figure.code).to.be.within(0, 50)
    }
    const cases = catalogue.find(({ code }) => code === 'cases.opened') as Figure
    const ofCell = (cell: Place) =>
      statusOf(
        recordsOf(
          cases,
          { ability: abilityOf(manager, 'partnerships_manager'), ...known },
          { limit: 9, cell },
        ),
      )
    expect(await ofCell({ stage: 'M05' })).to.equal(200)
    for (const one of ['gender', 'age', 'ground', 'disability'])
      expect(await ofCell({ [one]: 'female' })).to.equal(403)
    expect(await ofCell({ grade: 'partner' })).to.equal(422)
  }).timeout(60_000)
})
