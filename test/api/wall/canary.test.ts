import { expect } from 'chai'
import { type Model, type ModelStatic, QueryTypes } from 'sequelize'
import { database } from '../../../models/database.ts'
import { logged } from '../../support/house.ts'
import { workAt } from '../../support/jobs.ts'
import { askEverything, type Heard } from './asking.ts'
import { canaries, clinicalWorld, plant } from './canaries.ts'

/** The referrer wrote these, and reads them where the referral is read: they lie under the clinical key all the same. */
const ofReferrer = ['Referral.reason', 'Referral.safeContact', 'Referral.interpreter']
const whereReferrerReads = ['/referrals/:id', '/referrals/:id/form.pdf']

const clinical = (model: ModelStatic<Model>) =>
  Object.entries(model.getAttributes()).filter(([, { comment }]) => comment === 'encrypted clinical')

/** Each canary that stands in what was heard, as "column at route". */
const sung = (heard: Heard[]): string[] =>
  heard.flatMap(({ route, text }) =>
    Object.entries(canaries)
      .filter(([, canary]) => text.includes(canary))
      .map(([column]) => `${column} at ${route}`),
  )

async function planted() {
  const w = await clinicalWorld()
  return { ...w, planted: await plant(w) }
}

describe('clinical text', () => {
  it('has a canary in every column that lies under the clinical key', () => {
    const columns = Object.values(database().models).flatMap(model =>
      clinical(model).map(([attribute]) => `${model.name}.${attribute}`),
    )
    expect(Object.keys(canaries).sort()).to.deep.equal(columns.sort())
  })

  it('is read by the counsellor who is named, so that the test hears every canary', async function () {
    this.timeout(300_000)
    const w = await planted()
    const heard = await askEverything(w, w.planted, w.named)
    const columns = new Set(sung(heard).map(line => line.split(' ')[0]))
    expect(Object.keys(canaries).filter(column => !columns.has(column))).to.deep.equal([])
    const broken = heard.filter(({ status }) => status >= 500).map(({ route }) => route)
    expect(broken).to.deep.equal([])
  })

  for (const person of [
    ...(['lead', 'stranger', 'director', 'manager', 'coordinator', 'lawyer'] as const),
    ...(['officer', 'administrator', 'counsellor', 'nobody'] as const),
  ]) {
    it(`is heard by no other: ${person}`, async function () {
      this.timeout(300_000)
      const w = await planted()
      const heard = await askEverything(w, w.planted, person === 'nobody' ? null : w[person])
      const allowed = person === 'lead' ? allowedToReferrer() : person === 'counsellor' ? ofTheTeam : []
      expect(sung(heard).filter(line => !allowed.includes(line))).to.deep.equal([])
      expect(heard.filter(({ status }) => status >= 500).map(({ route }) => route)).to.deep.equal([])
      expect(heard.some(({ status }) => status === 200)).to.equal(true)
      expect(leakedIn(logged)).to.deep.equal([])
    })
  }

  it('stands in no mail, no task, no log, no audit entry, and nowhere in the database as it is', async function () {
    this.timeout(300_000)
    const w = await planted()
    await askEverything(w, w.planted, w.named)
    await workAt('2026-06-20T02:00:00.000Z')
    const rows: string[] = []
    for (const model of Object.values(database().models)) {
      const table = String(model.getTableName())
      rows.push(
        ...(await database().query(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT })).map(row =>
          JSON.stringify(row),
        ),
      )
      const covered = clinical(model).map(([attribute]) => attribute)
      const others = Object.keys(model.getAttributes()).filter(attribute => !covered.includes(attribute))
      for (const row of await model.findAll())
        rows.push(JSON.stringify(others.map(attribute => row.get(attribute))))
    }
    expect(rows.length).to.be.greaterThan(100)
    expect(leakedIn(rows)).to.deep.equal([])
    expect(leakedIn(logged)).to.deep.equal([])
  })
})

const allowedToReferrer = () =>
  ofReferrer.flatMap(column => whereReferrerReads.map(route => `${column} at ${route}`))

/** A group of the team is known to the whole team. */
const ofTheTeam = ['GroupSession.title', 'GroupSession.interpreterWords'].flatMap(column =>
  ['/group-sessions', '/group-sessions/:id'].map(route => `${column} at ${route}`),
)

const leakedIn = (lines: readonly string[]): string[] =>
  Object.entries(canaries)
    .filter(([, canary]) => lines.some(line => line.includes(canary)))
    .map(([column]) => column)
