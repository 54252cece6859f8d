import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Consent } from '../../../models/Consent.ts'
import { Offer } from '../../../models/Offer.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, refusesBodies, world } from '../matters/world.ts'
import { fileProof, given, limitation, refusal, say } from './events.ts'

describe('recording that a client agreed', () => {
  it('opens the lease that lacked nothing else', async () => {
    const w = await world()
    await build.consentEnd(w.consent)
    const lawyer = await as(w.lawyer)
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    const { body } = await say(
      await as(w.lead),
      w,
      given(w, {
        firmId: w.firm.id,
        expiresOn: '2026-06-30',
        interpreter: 'Gul Khan',
        reason: 'Asked twice',
      }),
    ).expect(201)
    expect(body).to.deep.include({ kind: 'given', state: 'live', expiresOn: '2026-06-30', endsId: null })
    expect(body).to.deep.include({ interpreter: 'Gul Khan', reason: 'Asked twice', hasProofFile: false })
    expect(body.explainedBy).to.deep.equal({ id: w.lead.id, name: w.lead.displayName })
    expect(body.dataKinds).to.deep.equal(['identity', 'claim', 'steps', 'deadlines', 'documents'])
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    expect(await auditVerbs()).to.deep.equal(['consent.recorded', 'matter.opened'])
  })

  it('is possible for a file that has no case yet, and for the centre and others', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const client = await build.client({ leadId: w.lead.id })
    const forFirm = given(w)
    const { firmId: _, ...forNobody } = given(w)
    const bodies = [
      forFirm,
      { ...forNobody, recipientKind: 'centre', purpose: 'anonymous-statistics', dataKinds: ['statistics'] },
      { ...forNobody, recipientKind: 'other', recipientName: 'A paper', purpose: 'media' },
    ]
    for (const body of bodies) await say(lead, { ...w, client }, body).expect(201)
    const { body } = await lead.get(`/clients/${client.id}/consents?sort=recordedAt`).expect(200)
    expect(body.items.map((one: { recipientName: string | null }) => one.recipientName)).to.have.members([
      ...[null, null, 'A paper'],
    ])
  })

  it('lies encrypted, names and reasons', async () => {
    const w = await world()
    const words = { interpreter: 'Canary', witness: 'Canary', proof: 'witness', reason: 'Canary' }
    await say(await as(w.lead), w, given(w, words)).expect(201)
    const [stored] = await Consent.findAll({ where: { firmId: w.otherFirm.id }, raw: true })
    for (const column of ['interpreter', 'witness', 'reason'] as const) {
      expect(stored?.[column], column).to.match(/^v1\./)
    }
  })

  it('refuses a second consent for the same firm and purpose that overlaps, and takes one that follows', async () => {
    const w = await world()
    await w.consent.update({ expiresOn: '2026-04-30' })
    const lead = await as(w.lead)
    const again = given(w, { firmId: w.firm.id })
    await refused(409, () => say(lead, w, again))
    await refused(409, () => say(lead, w, { ...again, validFrom: '2026-04-30' }))
    const { body } = await say(lead, w, { ...again, validFrom: '2026-05-01' }).expect(201)
    expect(body.state).to.equal('to-come')
    await say(lead, w, { ...again, purpose: 'research' }).expect(201)
    await lead.put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    await say(lead, w, { ...again, expiresOn: '2026-04-30' }).expect(201)
  })

  it('makes one of ten requests that come at the same time', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(lead, w, given(w))))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(9).fill(409)])
  })

  it('takes the place of one that expired', async () => {
    const w = await world()
    await w.consent.update({ expiresOn: '2026-03-17' })
    await say(await as(w.lead), w, given(w, { firmId: w.firm.id })).expect(201)
  })

  it('names a firm that exists, and an explainer of the centre', async () => {
    const w = await world()
    const lead = await as(w.lead)
    await refused(404, () => say(lead, w, given(w, { firmId: randomUUID() })))
    await refused(422, () => say(lead, w, given(w, { explainedById: w.coordinator.id })))
    await say(lead, w, given(w, { explainedById: w.counsellor.id })).expect(201)
  })

  const good = { ...given({ otherFirm: { id: randomUUID() } } as never) }
  refusesBodies('POST consents', 'lead', (browser, w) => browser.post(`/clients/${w.client.id}/consents`), [
    {},
    ...['kind', 'purpose', 'dataKinds', 'occurredOn', 'language', 'noticeVersion', 'proof'].map(name =>
      Object.fromEntries(Object.entries(good).filter(([field]) => field !== name)),
    ),
    ...[
      ...[{ kind: 'withdrawn' }, { kind: 'expired' }, { purpose: 'marketing' }, { purpose: ['casework'] }],
      ...[{ dataKinds: [] }, { dataKinds: ['soul'] }, { dataKinds: ['claim', 'claim'] }],
      ...[{ occurredOn: '2026-02-31' }, { occurredOn: ['2026-03-01'] }, { expiresOn: '2026-02-30' }],
      ...[{ language: 'English please' }, { noticeVersion: '' }, { proof: 'trust' }, { firmId: 'x' }],
      ...[{ state: 'live' }, { recordedBy: randomUUID() }, { endsId: randomUUID() }],
      ...[{ recipientKind: 'bank' }, { childAssent: 'refused' }, { caregiverAgreed: 'yes' }],
    ].map(wrong => ({ ...good, ...wrong })),
  ])

  it('takes no day to come, none before the notice existed, and no end before the beginning', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const impossible: [object, string][] = [
      [{ occurredOn: '2026-03-19' }, '/occurredOn'],
      [{ noticeVersion: '2026-03', occurredOn: '2026-02-28' }, '/occurredOn'],
      [{ noticeVersion: '2026-03-10', occurredOn: '2026-03-09' }, '/occurredOn'],
      [{ occurredOn: '2026-03-01', expiresOn: '2026-02-28' }, '/expiresOn'],
      [{ validFrom: '2026-03-17' }, '/validFrom'],
      [{ validFrom: '2026-05-01', expiresOn: '2026-04-30' }, '/expiresOn'],
      [{ recipientName: 'Somebody' }, '/recipientName'],
      [{ firmId: undefined }, '/firmId'],
      [{ firmId: undefined, recipientKind: 'other' }, '/recipientName'],
      [{ recipientKind: 'centre' }, '/firmId'],
      [{ proof: 'witness' }, '/witness'],
    ]
    for (const [wrong, pointer] of impossible) {
      const { body } = await refused(422, () => say(lead, w, given(w, wrong)))
      expect(body.errors[0].pointer, JSON.stringify(wrong)).to.equal(pointer)
    }
  })
})

describe('a proof', () => {
  it('is a file of this client, handed in before', async () => {
    const w = await world()
    const lead = await as(w.lead)
    for (const proof of ['scan', 'recording']) await refused(422, () => say(lead, w, given(w, { proof })))
    const { proofFileId } = (await fileProof(lead, w).expect(201)).body
    const other = await build.client({ leadId: w.lead.id })
    const elsewhere = { ...w, client: other }
    const scan = { proof: 'scan', proofFileId }
    await refused(422, () => say(lead, elsewhere, given(w, scan)))
    await refused(422, () => say(lead, w, given(w, { proof: 'scan', proofFileId: randomUUID() })))
    const { body } = await say(lead, w, given(w, scan)).expect(201)
    expect(body).to.include({ proof: 'scan', hasProofFile: true })
    const { body: bytes } = await lead.get(`/consents/${body.id}/proof`).expect(200)
    expect(Buffer.from(bytes).toString()).to.contain('Signed')
    await refused(404, () => lead.get(`/consents/${w.consent.id}/proof`))
    expect(await auditVerbs()).to.deep.equal([
      'consent.proof-filed',
      'consent.recorded',
      'consent.proof-opened',
    ])
  })

  it('is no draft of a firm, and nothing that is no document', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const { body: draft } = await lawyer
      .post(`/matters/${w.matter.id}/drafts?name=a.pdf`)
      .set('Content-Type', 'application/pdf')
      .send(Buffer.from('%PDF-1.7'))
      .expect(201)
    const lead = await as(w.lead)
    await refused(422, () => say(lead, w, given(w, { proof: 'scan', proofFileId: draft.id })))
    await refused(415, () =>
      lead
        .post(`/clients/${w.client.id}/consent-proofs?name=a.html`)
        .set('Content-Type', 'text/html')
        .send('<p>'),
    )
  })
})

describe('a limitation', () => {
  it('ends the consent that it narrows and lives in its place', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const { body } = await say(lead, w, limitation(w)).expect(201)
    expect(body).to.deep.include({ kind: 'limited', state: 'live', endsId: w.consent.id })
    expect(body).to.deep.include({
      firmId: w.firm.id,
      purpose: 'casework',
      dataKinds: ['claim', 'deadlines'],
    })
    const { items } = (await lead.get(`/clients/${w.client.id}/consents?state=limited`).expect(200)).body
    expect(items.map((one: { id: string }) => one.id)).to.deep.equal([w.consent.id])
    expect(items[0].endedById).to.equal(body.id)
  })

  it('names a consent of this client that lives, and narrows it', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const { endsId: _, ...nameless } = limitation(w)
    const other = await build.consent({ clientId: (await build.case()).clientId, firmId: w.firm.id })
    const wrong = [
      nameless,
      limitation(w, { endsId: randomUUID() }),
      limitation(w, { endsId: other.id }),
      limitation(w, { dataKinds: ['claim', 'contact'] }),
      limitation(w, { dataKinds: ['identity', 'claim', 'steps', 'deadlines', 'documents'] }),
      limitation(w, { occurredOn: '2026-01-31', noticeVersion: '1' }),
      limitation(w, { purpose: 'research' }),
      limitation(w, { expiresOn: '2026-03-01' }),
    ]
    for (const body of wrong) await refused(422, () => say(lead, w, body))
    await lead.put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    await refused(409, () => say(lead, w, limitation(w)))
  })

  it('may be a shorter time, and then a narrower one again', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const shorter = { dataKinds: ['identity', 'claim', 'steps', 'deadlines', 'documents'] }
    const { body } = await say(lead, w, limitation(w, { ...shorter, expiresOn: '2026-04-30' })).expect(201)
    const again = { endsId: body.id, dataKinds: ['claim'] }
    await refused(422, () => say(lead, w, limitation(w, { ...again, expiresOn: '2026-05-01' })))
    const last = await say(lead, w, limitation(w, again)).expect(201)
    expect(last.body.expiresOn).to.equal('2026-04-30')
    await refused(409, () => say(lead, w, limitation(w, again)))
  })

  it('happens once when two people narrow and one withdraws at the same time', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const answers = await Promise.all([
      say(lead, w, limitation(w)),
      say(lead, w, limitation(w, { dataKinds: ['claim'] })),
      lead.put(`/consents/${w.consent.id}/withdrawal`),
    ])
    expect(answers.filter(({ status }) => status < 300)).to.have.length(1)
    expect(answers.filter(({ status }) => status === 409)).to.have.length(2)
    expect(await Consent.count({ where: { endsId: w.consent.id } })).to.equal(1)
  })
})

describe('a refusal', () => {
  it('agrees to nothing, and takes the matter away from the firm that it names', async () => {
    const w = await world()
    await build.consentEnd(w.consent)
    const lead = await as(w.lead)
    const coordinator = await as(w.coordinator)
    await coordinator.get(`/matters/${w.offered.id}/slip`).expect(200)
    const { body } = await say(lead, w, refusal(w, { firmId: w.firm.id })).expect(201)
    expect(body).to.deep.include({ kind: 'refused', state: null, dataKinds: [] })
    await refused(404, () => coordinator.get(`/matters/${w.offered.id}/slip`))
    const offer = await Offer.findOne({ where: { matterId: w.offered.id }, rejectOnEmpty: true })
    expect(offer).to.include({ state: 'withdrawn', reason: 'client-refused' })
    const manager = await as(w.manager)
    const offering = () => manager.put(`/matters/${w.offered.id}/offer`).send({ firmId: w.firm.id })
    await refused(409, offering)
    const proposal = await manager.get(`/matters/${w.offered.id}/proposal`).expect(200)
    const ours = proposal.body.items.find(({ firm }: { firm: { id: string } }) => firm.id === w.firm.id)
    expect(ours.gates.map(({ name }: { name: string }) => name)).to.include('client-refused')
    await say(lead, w, given(w, { firmId: w.firm.id })).expect(201)
    await offering().expect(200)
  })

  it('is no way around a withdrawal', async () => {
    const w = await world()
    const lead = await as(w.lead)
    await refused(409, () => say(lead, w, refusal(w, { firmId: w.firm.id })))
    await say(lead, w, refusal(w)).expect(201)
  })
})

describe('the consent of a child', () => {
  const said = { caregiver: 'Her aunt', caregiverAgreed: true, childAssent: 'given' }
  const bornIn = async (date: string | null) => {
    const w = await world()
    await w.client.update({ birthDate: date === null ? null : { date, estimated: false } })
    return { w, lead: await as(w.lead) }
  }

  for (const date of ['2008-03-19', '2008', '2008-03', '2020-01-01']) {
    it(`born ${date} needs the caregiver's, and the child's assent`, async () => {
      const { w, lead } = await bornIn(date)
      const lacking = [
        {},
        { ...said, caregiver: undefined },
        { ...said, caregiverAgreed: false },
        { ...said, caregiverAgreed: undefined },
        { ...said, childAssent: undefined },
      ]
      for (const what of lacking) await refused(422, () => say(lead, w, given(w, what)))
      const { body } = await say(lead, w, given(w, said)).expect(201)
      expect(body).to.include({ caregiver: 'Her aunt', caregiverAgreed: true, childAssent: 'given' })
    })
  }

  it('may be that of one too young to be asked', async () => {
    const { w, lead } = await bornIn('2025-06-01')
    await say(lead, w, given(w, { ...said, childAssent: 'too-young' })).expect(201)
  })

  for (const date of ['2008-03-18', '2007', '2008-02', null]) {
    it(`is not asked of somebody born ${date ?? 'on a day that nobody knows'}`, async () => {
      const { w, lead } = await bornIn(date)
      await say(lead, w, given(w)).expect(201)
    })
  }

  it('is refused and withdrawn without anybody else', async () => {
    const { w, lead } = await bornIn('2015-01-01')
    await say(lead, w, refusal(w)).expect(201)
    await say(lead, w, limitation(w)).expect(201)
  })
})
