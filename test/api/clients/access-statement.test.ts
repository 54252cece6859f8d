import { expect } from 'chai'
import { nobody } from '../../../commands/context.ts'
import { record } from '../../../commands/record.ts'
import { contextAt } from '../../../jobs/place.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { ConsentOverride } from '../../../models/ConsentOverride.ts'
import { ConsentRecall } from '../../../models/ConsentRecall.ts'
import { inTransaction } from '../../../models/database.ts'
import { select } from '../../../models/statements.ts'
import { Wall } from '../../../models/Wall.ts'
import type { AccessStatement } from '../../../reports/access-statement/figures.ts'
import { needs, textOf } from '../../reports/layout/tools.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'
import { asPdf } from '../../support/pdf.ts'
import { type Door, draftOf, guards, refused, type World, world } from '../matters/world.ts'

const path = (w: World, id = w.client.id) => `/clients/${id}/access-statement`

async function told(w: World): Promise<AccessStatement> {
  return (await (await as(w.officer)).get(path(w)).expect(200)).body
}

/** The same entries, counted by somebody else. */
async function counted(w: World): Promise<number> {
  const rows = await select<{ subject_id: string | null; case_id: string | null; details: string }>(
    `SELECT subject_id, case_id, details FROM audit_entries WHERE action NOT LIKE 'wall%' AND actor_id IS NOT NULL`,
  )
  const own = new Set([w.client.id, w.legalCase.id, w.matter.id, w.offered.id])
  return rows.filter(
    ({ subject_id, case_id, details }) =>
      own.has(subject_id ?? '') ||
      case_id === w.legalCase.id ||
      (!subject_id && details.includes(w.client.id)),
  ).length
}

const door = (what: string, suffix: string): Door => ({
  what,
  ask: (browser, w, id) => browser.get(`${path(w, id)}${suffix}`),
  forbidden: ['lead', 'stranger', 'director', 'lawyer'],
  blind: [
    'manager',
    'coordinator',
    'colleague',
    'counsellor',
    'administrator',
    'otherCoordinator',
    'otherLawyer',
  ],
  allowed: 'officer',
})

guards(door('the access statement of a client', ''))
guards(door('the access statement of a client as a document', '.pdf'))

describe('the access statement of a client', () => {
  it('says who opened the file, when, in which role, and what was done', async () => {
    const w = await world()
    await (await as(w.lead)).get(`/clients/${w.client.id}`).expect(200)
    setClock('2026-03-18T17:30:00.000Z')
    await (await as(w.director)).get(`/cases/${w.legalCase.id}`).expect(200)
    const { readings, client, zone } = await told(w)
    expect(client).to.deep.equal({ reference: w.client.reference, name: w.client.fullName })
    expect(zone).to.equal('Asia/Hong_Kong')
    expect(readings.map(({ who, role, what }) => [who, role, what])).to.deep.equal([
      [w.lead.displayName, 'caseworker', 'Opened the file'],
      [w.director.displayName, 'director', 'Opened the case'],
    ])
    expect(readings[1]?.at).to.equal('2026-03-18T17:30:00.000Z')
  })

  it('counts every entry about the client and none about another', async () => {
    const w = await world()
    const other = await build.lease({ firm: w.firm })
    await (await as(other.lawyer)).get(`/matters/${other.matter.id}`).expect(200)
    await (await as(other.lead)).get(`/clients/${other.client.id}`).expect(200)
    const lead = await as(w.lead)
    await lead.get(`/clients/${w.client.id}`).expect(200)
    await lead.get('/clients').expect(200)
    await lead.get(`/cases/${w.legalCase.id}`).expect(200)
    const lawyer = await as(w.lawyer)
    const draftId = await draftOf(w)
    await lawyer.get(`/matters/${w.matter.id}/drafts/${draftId}/file`).expect(200)
    await lawyer.get('/clients').expect(200)
    await (await as(w.coordinator)).get(`/matters/${w.offered.id}/slip`).expect(200)
    const expected = await counted(w)
    const { readings } = await told(w)
    expect(expected).to.be.above(6)
    expect(readings.reduce((sum, { times }) => sum + times, 0)).to.equal(expected)
  })

  it('names people of a firm by the firm and the role, and the consent that covered them', async () => {
    const w = await world()
    await (await as(w.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
    const statement = await told(w)
    expect(statement.readings[0]).to.deep.include({
      who: w.firm.name,
      role: 'lawyer of a law firm',
      why: `Under the consent of ${w.consent.occurredOn}`,
    })
    expect(JSON.stringify(statement)).to.not.include(w.lawyer.displayName)
  })

  it('shows a walled reader as protected, with no role, whenever the wall was raised', async () => {
    const w = await world()
    await (await as(w.director)).get(`/cases/${w.legalCase.id}`).expect(200)
    await (await as(w.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
    await build.wall({ caseId: w.legalCase.id, userId: w.director.id })
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    const statement = await told(w)
    for (const reading of statement.readings) {
      expect(reading).to.deep.include({ who: 'protected', role: null })
    }
    expect(statement.readings).to.have.length(2)
    const said = JSON.stringify(statement)
    expect(said).to.not.include(w.director.displayName)
    expect(said).to.not.match(/wall/i)
    expect(statement.matters.map(({ firm }) => firm)).to.deep.equal(['protected', 'protected'])
    expect(statement.consents.map(({ recipient }) => recipient)).to.deep.equal([w.firm.name])
  })

  it('keeps a reader protected for the time of a wall that was lifted, and no longer', async () => {
    const w = await world()
    await (await as(w.director)).get(`/cases/${w.legalCase.id}`).expect(200)
    setClock('2026-03-20T06:00:00.000Z')
    await (await as(w.director)).get(`/clients/${w.client.id}`).expect(200)
    const { id } = await build.wall({ caseId: w.legalCase.id, userId: w.director.id, state: 'lifted' })
    const stood = { createdAt: new Date('2026-03-17T00:00:00Z'), updatedAt: new Date('2026-03-19T00:00:00Z') }
    await Wall.update(stood, { where: { id }, silent: true })
    const { readings } = await told(w)
    expect(readings.map(({ who }) => who)).to.deep.equal(['protected', w.director.displayName])
  })

  it('gives the reason of an emergency by its code, and never its words', async () => {
    const w = await world()
    const glass = await build.glass({ clientId: w.client.id, actorId: w.stranger.id })
    await (await as(w.stranger)).get(`/clients/${w.client.id}`).expect(200)
    const statement = await told(w)
    expect(statement.readings[0]).to.deep.include({
      who: w.stranger.displayName,
      why: 'Emergency: danger to life',
    })
    expect(JSON.stringify(statement)).to.not.include(glass.reason)
  })

  it('says that the form of a referral was printed in an emergency', async () => {
    const w = await world()
    const referral = await build.referral({
      ...{ clientId: w.client.id, providerId: (await build.provider()).id, referredBy: w.lead.id },
    })
    await build.consent({
      ...{ clientId: w.client.id, firmId: null, providerId: referral.providerId, purpose: 'referral' },
      ...{ recipientKind: 'provider', dataKinds: ['identity', 'contact'] },
    })
    const glass = { clientId: w.client.id, record: 'Referral', referralId: referral.id } as const
    await build.glass({ ...glass, actorId: w.lead.id })
    await (await as(w.lead)).get(`/referrals/${referral.id}/form.pdf`).expect(200)
    const { readings } = await told(w)
    expect(readings.find(({ what }) => what === 'Printed the form of a referral')?.why).to.equal(
      'Emergency: danger to life',
    )
  })

  it('says who raised, opened, took and closed an alert about the client, and nothing of another’s', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const words = 'CANARY she said it'
    const raised = await lead
      .post(`/cases/${w.legalCase.id}/alerts`)
      .send({ flag: 'child-at-risk', words })
      .expect(201)
    const counsellor = await as(w.counsellor)
    await counsellor.get(`/alerts/${raised.body.id}`).expect(200)
    await counsellor.post(`/alerts/${raised.body.id}/take`).expect(200)
    await counsellor.post(`/alerts/${raised.body.id}/close`).send({ outcome: 'made-safe' }).expect(200)
    const other = await build.lease()
    await (await as(other.lead))
      .post(`/cases/${other.legalCase.id}/alerts`)
      .send({ flag: 'child-at-risk' })
      .expect(201)
    const { readings } = await told(w)
    const alerts = readings.filter(({ what }) => what.includes('alert'))
    expect(alerts.map(({ who, what }) => [who, what])).to.deep.equal([
      [w.lead.displayName, 'Called colleagues to an alert about your safety'],
      [w.lead.displayName, 'Raised an alert about your safety'],
      [w.counsellor.displayName, 'Opened an alert about your safety'],
      [w.counsellor.displayName, 'Took on an alert about your safety'],
      [w.counsellor.displayName, 'Closed an alert about your safety'],
    ])
    expect(JSON.stringify(readings)).to.not.match(/CANARY|child/)
  })

  it('puts what the same person did again within an hour into one line, and no other', async () => {
    const w = await world()
    const path = `/clients/${w.client.id}`
    for (const minute of ['00', '20', '59']) {
      setClock(`2026-03-18T06:${minute}:00.000Z`)
      await (await as(w.lead)).get(path).expect(200)
    }
    await (await as(w.director)).get(path).expect(200)
    setClock('2026-03-18T07:00:00.000Z')
    await (await as(w.lead)).get(path).expect(200)
    const { readings } = await told(w)
    expect(readings.map(({ who, at, times }) => [who, at.slice(11, 16), times])).to.deep.equal([
      [w.lead.displayName, '06:00', 3],
      [w.director.displayName, '06:59', 1],
      [w.lead.displayName, '07:00', 1],
    ])
  })

  it('does not call attendance at an information session support, as it does that of a group', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const informed = await build.groupSession({ kind: 'information-session', facilitatorIds: [w.lead.id] })
    const path = (sessionId: string) => `/group-sessions/${sessionId}/attendances/${w.client.id}`
    await lead.put(path(informed.id)).send({ attendance: 'attended' }).expect(200)
    const group = { type: 'GroupSession', id: (await build.groupSession()).id }
    const context = { ...contextAt(place), actor: { ...nobody, id: w.counsellor.id } }
    await inTransaction(() =>
      record(context, 'group-session.attendance-recorded', group, { records: [w.client.id] }),
    )
    const { readings } = await told(w)
    expect(readings.map(({ what }) => what)).to.deep.equal([
      'Recorded attendance at an information session',
      'Recorded support that was given',
    ])
  })

  it('tells each client whose name was read in the attendances of a group, and nobody else', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const session = await build.groupSession({ kind: 'information-session', facilitatorIds: [w.lead.id] })
    const path = `/group-sessions/${session.id}/attendances`
    await lead.get(path).expect(200)
    await lead.put(`${path}/${w.client.id}`).send({ attendance: 'attended' }).expect(200)
    const { body } = await lead.get(path).expect(200)
    expect(body.items).to.have.length(1)
    await (await as(await build.caseworker())).get(path).expect(200)
    const { readings } = await told(w)
    expect(readings.map(({ what, who, times }) => [what, who, times])).to.deep.equal([
      ['Recorded attendance at an information session', w.lead.displayName, 1],
      ['Saw the name in a list', w.lead.displayName, 1],
    ])
  })

  it('says what was shared: consents, firms, referrals, overrides and copies asked back', async () => {
    const w = await world()
    const ending = await build.consentEnd(w.consent)
    await ConsentRecall.create({
      ...{ consentId: ending.id, firmId: w.firm.id, askedAt: new Date('2026-03-18T06:00:00Z') },
    })
    const provider = await build.provider({ name: 'Clinic by the Ferry' })
    const referral = await build.referral({
      ...{ clientId: w.client.id, providerId: provider.id, referredBy: w.lead.id },
      ...{ service: 'psychosocial', reason: 'CANARY she does not sleep', pieces: ['identity', 'contact'] },
    })
    await ConsentOverride.create({
      ...{ clientId: w.client.id, purpose: 'other-sharing', recipientKind: 'firm', firmId: w.otherFirm.id },
      ...{ dataKinds: ['identity'], reason: 'CANARY in danger', madeBy: w.director.id },
      ...{ madeAt: new Date('2026-03-18T06:00:00Z'), endsAt: new Date('2026-03-19T06:00:00Z') },
    })
    const statement = await told(w)
    expect(
      statement.consents.map(({ kind, recipient, ended }) => [kind, recipient, ended?.kind]),
    ).to.deep.equal([
      ['given', w.firm.name, 'withdrawn'],
      ['withdrawn', w.firm.name, undefined],
    ])
    expect(statement.consents[0]?.dataKinds).to.include('identity')
    expect(statement.matters.find(({ reference }) => reference === w.matter.reference)).to.deep.include({
      firm: w.firm.name,
      placed: true,
      lawyers: 1,
    })
    expect(statement.referrals).to.deep.equal([
      {
        reference: referral.reference,
        provider: 'Clinic by the Ferry',
        sentOn: '2026-03-17',
        pieces: ['contact', 'identity'],
      },
    ])
    expect(statement.overrides[0]).to.deep.include({ recipient: w.otherFirm.name, verdict: null })
    expect(statement.recalls[0]).to.deep.include({
      recipient: w.firm.name,
      askedOn: '2026-03-18',
      answer: null,
    })
    expect(JSON.stringify(statement)).to.not.include('CANARY').and.not.include('psychosocial')
  })

  it('holds no word of the story and no name of a relative', async () => {
    const w = await world()
    const relative = await build.client({ fullName: 'CANARY Relative' })
    await w.legalCase.update({ narrative: 'CANARY narrative', strategy: 'CANARY strategy' })
    await w.client.update({ address: 'CANARY address', riskFlags: ['CANARY'] })
    await w.matter.update({ scope: 'CANARY scope' })
    await (await as(w.director))
      .post(`/clients/${w.client.id}/family`)
      .send({ relativeId: relative.id, relation: 'sibling' })
      .expect(204)
    const statement = await told(w)
    expect(statement.readings.map(({ what }) => what)).to.include('Recorded a family link')
    expect(JSON.stringify(statement)).to.not.include('CANARY').and.not.include(relative.id)
  })

  it('is recorded with its code, each time, and stands in the next one', async () => {
    const w = await world()
    const { code } = await told(w)
    const [entry] = await AuditEntry.findAll({ where: { action: 'client.statement-made' } })
    expect(JSON.parse(String(entry?.details))).to.deep.equal({ outcome: code })
    expect(entry?.subjectId).to.equal(w.client.id)
    await asPdf(await as(w.officer), `${path(w)}.pdf`).expect(200)
    expect((await auditVerbs()).filter(verb => verb === 'client.statement-made')).to.have.length(2)
    expect((await told(w)).readings.at(-1)).to.deep.include({
      who: w.officer.displayName,
      role: 'data protection officer',
      what: 'Made a statement like this one',
    })
  })

  it('does not exist for an officer behind a wall: another one makes it', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    const officer = await as(w.officer)
    await refused(404, () => officer.get(path(w)))
    expect((await told({ ...w, officer: await build.officer() })).client.reference).to.equal(
      w.client.reference,
    )
  })

  for (const name of ['سميرة بنت يوسف', '陳薩米拉', 'Nguyễn Thị Ánh']) {
    it(`has the name of the client as it is written: ${name}`, async function () {
      needs(this, 'pdftotext')
      const w = await world()
      await w.client.update({ fullName: name })
      const { body, headers } = await asPdf(await as(w.officer), `${path(w)}.pdf`).expect(200)
      expect(headers['content-type']).to.equal('application/pdf')
      const lines = textOf(body)
        .split('\n')
        .map(line => line.trim())
      expect(lines).to.include(name)
    })
  }
})
