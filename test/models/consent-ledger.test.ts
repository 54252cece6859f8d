import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { Consent } from '../../models/Consent.ts'
import { ConsentScope, type DataKind, leaseKinds } from '../../models/ConsentScope.ts'
import { migrations } from '../../models/migrate.ts'
import { select } from '../../models/statements.ts'
import { world } from '../api/matters/world.ts'
import { build } from '../support/build.ts'

const LEDGER = '20261121T2500-consent-ledger'

const narrow = () =>
  select<{ id: string; state: string; withdrawn_by: string | null }>(
    'SELECT id, state, withdrawn_by FROM consents ORDER BY id',
  )

const kindsOf = async (consentId: string) =>
  (await ConsentScope.findAll({ where: { consentId } })).map(({ dataKind }) => dataKind)

describe('the ledger of consents', () => {
  it('keeps what stood in the narrower table, and gives it back without opening what was kept back', async () => {
    const w = await world()
    const about = { clientId: w.client.id, firmId: w.otherFirm.id }
    const withdrawn = await build.consent({ ...about, occurredOn: '2026-02-10' })
    await build.consentEnd(withdrawn, { recordedBy: w.lead.id })
    const part = await build.consent({ ...about, dataKinds: ['claim'] as DataKind[] })
    const ranOut = await build.consent({ ...about, expiresOn: '2026-03-01' })
    await build.consentEnd(ranOut, { kind: 'expired' })
    const gone = [
      await build.consent({ ...about, purpose: 'research' }),
      await build.consent({ ...about, kind: 'refused' }),
    ]

    await migrations().down({ to: LEDGER })
    const states = new Map((await narrow()).map(row => [row.id, row]))
    expect(states.get(w.consent.id)).to.include({ state: 'given', withdrawn_by: null })
    expect(states.get(withdrawn.id)).to.include({ state: 'withdrawn', withdrawn_by: w.lead.id })
    expect(states.get(part.id)).to.include({ state: 'withdrawn' })
    expect(states.get(ranOut.id)).to.include({ state: 'given' })
    for (const { id } of gone) expect(states.has(id)).to.equal(false)
    await migrations().up()

    const kept = await Consent.findByPk(w.consent.id, { rejectOnEmpty: true })
    expect(kept).to.include({ kind: 'given', validFrom: '2026-02-01', expiresOn: '9999-12-31', endsId: null })
    expect(kept).to.include({ occurredOn: '2026-02-01', recipientKind: 'firm', proof: null, language: 'ur' })
    expect(await kindsOf(kept.id)).to.have.members([...leaseKinds])
    const ends = await Consent.findAll({ where: { kind: 'withdrawn' } })
    expect(ends.map(({ endsId }) => endsId)).to.have.members([withdrawn.id, part.id])
    for (const end of ends) {
      expect(end.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(end.occurredOn >= '2026-02-01', end.occurredOn).to.equal(true)
    }
    expect(await Consent.count()).to.equal(6)
  }).timeout(60_000)

  it('is only ever added to: no command, job, route or tool changes or deletes an event', () => {
    const changing =
      /\b(Consent|ConsentScope)\.(update|destroy|upsert|truncate|increment)\b|\bconsent\w*\.(update|destroy|save|set)\(|(UPDATE|DELETE FROM|REPLACE INTO) `?consent(s|_scopes)\b/i
    const rooms = ['api', 'commands', 'jobs', 'models', 'policies', 'reports', 'tools', 'measures']
    const files = rooms.flatMap(room =>
      readdirSync(room, { recursive: true, encoding: 'utf8' }).map(name => `${room}/${name}`),
    )
    const guilty = files.filter(name => name.endsWith('.ts') && changing.test(readFileSync(name, 'utf8')))
    expect(files.length).to.be.greaterThan(300)
    expect(guilty).to.deep.equal([])
  })
})
