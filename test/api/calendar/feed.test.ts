import { expect } from 'chai'
import { CalendarFeed } from '../../../models/CalendarFeed.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { User } from '../../../models/User.ts'
import { broken, limited, standing } from '../../policies/leaseWays.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged, pass, setClock } from '../../support/house.ts'
import { browser, OTHER, PASSWORD, personWithPassword } from '../access/people.ts'
import { changesNothing } from '../cases/world.ts'
import { world } from '../matters/world.ts'
import { add, events, makeFeed, summaries, textOf } from './world.ts'

const UNKNOWN = `/calendar/cwf_${'x'.repeat(43)}.ics`

async function leased() {
  const lease = await build.lease()
  const deadlineId = await add(lease.lead, lease.legalCase, '2026-04-20', { internalTarget: '2026-04-13' })
  return { ...lease, deadlineId, path: await makeFeed(lease.lawyer) }
}

describe('the calendar feed', () => {
  it('shows the last day of each deadline, and the internal target, as whole days', async () => {
    const { path, matter, deadlineId } = await leased()

    const shown = await events(path)
    const last = shown.find(({ UID }) => UID === deadlineId)
    const target = shown.find(({ UID }) => UID === `${deadlineId}-target`)

    expect(shown).to.have.length(2)
    expect(last).to.include({ SUMMARY: `Deadline ${matter.reference}`, CLASS: 'PRIVATE' })
    expect(last?.['DTSTART;VALUE=DATE']).to.equal('20260420')
    expect(target).to.include({ SUMMARY: `Internal target ${matter.reference}` })
    expect(target?.['DTSTART;VALUE=DATE']).to.equal('20260413')
    expect(last?.DESCRIPTION).to.equal('This date is not yet verified by a lawyer.')
  })

  it('shows one day where target and last day are the same', async () => {
    const { lead, legalCase, lawyer, matter } = await build.lease()
    await add(lead, legalCase, '2026-04-20')
    expect(await summaries(await makeFeed(lawyer))).to.deep.equal([`Deadline ${matter.reference}`])
  })

  it('names every matter of mine on the case of a deadline, and the deadline once', async () => {
    const { lead, legalCase, lawyer, firm, matter } = await build.lease()
    const active = { firmId: firm.id, status: 'active', conflictCheck: 'clear' } as const
    const second = await build.matter({ caseId: legalCase.id, ...active })
    const member = { matterId: second.id, userId: lawyer.id, startsOn: '2026-02-01', addedBy: lead.id }
    await TeamMember.create({ ...member, role: 'second' })
    await add(lead, legalCase, '2026-04-20')
    const references = [matter.reference, second.reference].sort().join(', ')
    expect(await summaries(await makeFeed(lawyer))).to.deep.equal([`Deadline ${references}`])
  })

  it('says nothing of the client, the case, or what a person wrote', async () => {
    const lease = await build.lease()
    await lease.client.update({
      fullName: 'Canary Quillfeather',
      nationalities: ['PK'],
      reference: 'CL-CNRY',
    })
    const written = { name: 'Canary 上訴限期 Quillfeather', source: 'Canary, of Form; 上訴' }
    await add(lease.lead, lease.legalCase, '2026-04-20', written)

    for (const who of [lease.lawyer, lease.lead]) {
      const whole = await textOf(await makeFeed(who))
      const text = whole.replaceAll(lease.matter.reference, '').replaceAll(lease.legalCase.reference, '')
      expect(text).to.include('Deadline')
      expect(text).not.to.match(/canary|quillfeather|上訴|PK\b|CL-|M05|torture|claim|appeal|hk-usm|Harbour/i)
      expect(text).not.to.include(lease.client.id)
      expect(text).not.to.match(/[^\x20-\x7e\r\n]/)
    }
  })

  it('shows a caseworker their own cases, as far as a wall lets them, and nobody else’s', async () => {
    const maria = await build.caseworker()
    const mine = await build.case({ lead: maria })
    await add(maria, mine, '2026-04-20')
    const other = await build.lease()
    await add(other.lead, other.legalCase, '2026-04-21')
    const path = await makeFeed(maria)

    expect(await summaries(path)).to.deep.equal([`Deadline ${mine.reference}`])
    await build.wall({ caseId: mine.id, userId: maria.id })
    expect(await summaries(path)).to.deep.equal([])
  })

  it('leaves a caseworker when their cover of a case ends', async () => {
    const { lead, legalCase } = await build.lease()
    await add(lead, legalCase, '2026-04-20')
    const cover = await build.caseworker()
    await build.assignment({ caseId: legalCase.id, userId: cover.id, role: 'cover', endsOn: '2026-03-19' })
    const path = await makeFeed(cover)
    expect(await summaries(path)).to.have.length(1)
    setClock('2026-03-20T02:00:00.000Z')
    expect(await summaries(path)).to.deep.equal([])
  })

  it('shows a director the cases that are theirs, and those who work on none nothing', async () => {
    const { lead, legalCase, firm } = await build.lease()
    await add(lead, legalCase, '2026-04-20')
    const director = await build.director()
    const idle = [director, await build.manager(), await build.coordinator(firm), await build.officer()]
    for (const who of idle) expect(await summaries(await makeFeed(who))).to.deep.equal([])
    await build.assignment({ caseId: legalCase.id, userId: director.id })
    expect(await summaries(await makeFeed(director))).to.have.length(1)
  })

  it('says "reminder" of a date on which no right is lost', async () => {
    const { lead, legalCase, lawyer, matter } = await build.lease()
    const id = await add(lead, legalCase, '2026-04-20')
    await Deadline.update({ soft: true, verified: true }, { where: { id } })
    const [event] = await events(await makeFeed(lawyer))
    expect(event).to.include({ SUMMARY: `Reminder ${matter.reference}` })
    expect(event).not.to.have.property('DESCRIPTION')
  })

  it('stays a whole calendar when there is nothing to show', async () => {
    const { lawyer } = await build.lease()
    expect(await events(await makeFeed(lawyer))).to.deep.equal([])
  })
})

describe('the calendar feed, when a date changes', () => {
  it('moves the same event when a deadline is extended, again and again', async () => {
    const { path, lead, legalCase, deadlineId } = await leased()
    const [before] = await events(path)
    let id = deadlineId
    for (const until of ['2026-05-20', '2026-06-20']) {
      // Rows keep the time of the machine, to the second in a calendar.
      await new Promise(resolve => setTimeout(resolve, 1001))
      const extension = { until, letterOn: '2026-03-17' }
      const answer = await (await as(lead))
        .post(`/cases/${legalCase.id}/deadlines/${id}/extension`)
        .send(extension)
        .expect(201)
      id = answer.body.id
    }

    const after = await events(path)
    const last = after.find(event => event.UID === deadlineId)
    expect(after.map(event => event.UID).sort()).to.deep.equal([deadlineId, `${deadlineId}-target`])
    expect(last?.['DTSTART;VALUE=DATE']).to.equal('20260620')
    expect(Number(last?.SEQUENCE)).to.be.greaterThan(Number(before?.SEQUENCE))
    expect(String(last?.['LAST-MODIFIED']) > String(before?.['LAST-MODIFIED'])).to.equal(true)
  })

  it('loses what was settled', async () => {
    const { path, lead, legalCase, deadlineId } = await leased()
    await (await as(lead))
      .put(`/cases/${legalCase.id}/deadlines/${deadlineId}/settlement`)
      .send({ outcome: 'void', on: '2026-03-18', because: 'Vacated' })
      .expect(204)
    expect(await summaries(path)).to.deep.equal([])
  })
})

describe('the calendar feed of a partner lawyer', () => {
  for (const [what, change] of Object.entries(broken)) {
    it(`shows nothing when ${what}`, async () => {
      const w = await world()
      await add(w.lead, w.legalCase, '2026-04-20')
      const path = await makeFeed(w.lawyer)
      expect(await summaries(path)).to.have.length(1)
      await change(w)
      const active = (await User.findByPk(w.lawyer.id))?.status === 'active'
      if (active) expect(await summaries(path)).to.deep.equal([])
      else await anyone().get(path).expect(404)
    })
  }

  for (const [what, change] of Object.entries(standing)) {
    it(`lives when ${what}`, async () => {
      const w = await world()
      await add(w.lead, w.legalCase, '2026-04-20')
      const path = await makeFeed(w.lawyer)
      await change(w)
      expect(await summaries(path)).to.have.length(1)
    })
  }

  it('is empty once the client leaves deadlines out of what the firm may have', async () => {
    const w = await world()
    await add(w.lead, w.legalCase, '2026-04-20')
    const path = await makeFeed(w.lawyer)
    await limited(w, { dataKinds: ['identity', 'claim'] })
    expect(await summaries(path)).to.have.length(0)
  })

  it('ends with the day on which the lease ends, though nobody touches anything', async () => {
    const { path, consent } = await leased()
    await consent.update({ expiresOn: '2026-03-19' })
    expect(await summaries(path)).to.have.length(2)
    setClock('2026-03-19T17:00:00.000Z')
    expect(await summaries(path)).to.deep.equal([])
  })

  it('shows another firm’s lawyers and coordinators nothing', async () => {
    const w = await world()
    await add(w.lead, w.legalCase, '2026-04-20')
    for (const who of [w.otherLawyer, w.otherCoordinator, w.colleague, w.coordinator])
      expect(await summaries(await makeFeed(who))).to.deep.equal([])
  })
})

/** Changes an account as the administrator does, under the version read just before. */
async function changeAccount({ id }: User, change: object): Promise<void> {
  const ada = await as(await build.administrator())
  const { headers } = await ada.get(`/accounts/${id}`).expect(200)
  const answer = await ada
    .patch(`/accounts/${id}`)
    .set('If-Match', headers.etag ?? '')
    .send(change)
  expect(answer.status, JSON.stringify(answer.body)).to.equal(200)
}

describe('a dead calendar feed', () => {
  const ends: Record<string, (lawyer: User) => Promise<unknown>> = {
    'its owner revoked it': async lawyer => (await as(lawyer)).delete('/my/calendar-feed').expect(204),
    'its owner made a new one': makeFeed,
    'its owner’s account is not in use': lawyer => lawyer.update({ status: 'suspended' }),
    'its owner has no role any more': lawyer => RoleGrant.destroy({ where: { userId: lawyer.id } }),
    'its owner belongs to no firm any more': lawyer => lawyer.update({ firmId: null }),
  }

  for (const [what, end] of Object.entries(ends)) {
    it(`is not there when ${what}`, async () => {
      const { path, lawyer } = await leased()
      await anyone().get(path).expect(200)
      await end(lawyer)
      await anyone().get(path).expect(404)
    })
  }

  it('does not come back with a suspended account, a role or a firm that comes back', async () => {
    const { lawyer, firm } = await leased()
    await lawyer.update({ passwordHash: 'some' })
    const other = await build.partnerFirm()
    const roundTrips: [object, object][] = [
      [{ status: 'suspended' }, { status: 'active' }],
      [{ roles: ['firm_coordinator'] }, { roles: ['partner_lawyer'] }],
      [{ firmId: other.id }, { firmId: firm.id }],
    ]
    for (const [there, back] of roundTrips) {
      const path = await makeFeed(lawyer)
      await changeAccount(lawyer, there)
      await changeAccount(lawyer, back)
      await anyone().get(path).expect(404)
    }
  })

  it('outlives a new name', async () => {
    const { path, lawyer } = await leased()
    await changeAccount(lawyer, { displayName: 'Another Name' })
    await anyone().get(path).expect(200)
  })

  it('ends with the password, for whoever knew the old one could have made it, and its owner is told', async () => {
    const maria = await personWithPassword()
    const path = await makeFeed(maria)
    const home = browser()
    await home.signIn(maria.signInName)
    await home.put('/session/password').send({ currentPassword: PASSWORD, newPassword: OTHER }).expect(204)
    await anyone().get(path).expect(404)
    const mail = await OutboxMessage.findOne({ where: { kind: 'password-changed' }, rejectOnEmpty: true })
    expect(mail.body).to.include('calendar')
  })

  it('answers as an address that never was', async () => {
    const { path, lawyer } = await leased()
    await (await as(lawyer)).delete('/my/calendar-feed').expect(204)
    const { body: dead } = await anyone().get(path).expect(404)
    const { body: never } = await anyone().get(UNKNOWN).expect(404)
    const { body: malformed } = await anyone().get('/calendar/x.ics').expect(404)
    for (const { detail, type, title } of [dead, malformed])
      expect({ detail, type, title }).to.deep.equal({
        detail: never.detail,
        type: never.type,
        title: never.title,
      })
  })
})

describe('fetching a calendar feed', () => {
  it('gives a calendar that caches must not keep', async () => {
    const { path } = await leased()
    const { headers } = await anyone().get(path).expect(200)
    expect(headers['content-type']).to.equal('text/calendar; charset=utf-8')
    expect(headers['cache-control']).to.equal('no-store, private')
    expect(headers['content-disposition']).to.equal('inline; filename="deadlines.ics"')
    expect(headers['content-security-policy']).to.contain("default-src 'none'")
    expect(headers['x-content-type-options']).to.equal('nosniff')
  })

  it('sends nothing again while nothing changed, and everything as soon as something did', async () => {
    const { path, lead, legalCase } = await leased()
    const { headers } = await anyone().get(path).expect(200)
    const again = () =>
      anyone()
        .get(path)
        .set('If-None-Match', headers.etag ?? '')
    pass(600)
    await again().expect(304)
    await add(lead, legalCase, '2026-04-27')
    await again().expect(200)
  })

  it('leaves the token in no log line, whether it opens something or not', async () => {
    const { path, lawyer } = await leased()
    await anyone().get(path).expect(200)
    await anyone().post(path).expect(405)
    await (await as(lawyer)).delete('/my/calendar-feed').expect(204)
    await anyone().get(path).expect(404)
    await anyone().get(UNKNOWN).expect(404)
    expect(logged.join('')).to.contain('/calendar/:token.ics').and.not.contain('cwf_')
  })

  it('is not audited, for it shows no more than references and dates, and keeps when it was last asked, to the hour', async () => {
    const { path } = await leased()
    const verbs = await auditVerbs()
    await anyone().get(path).expect(200)
    const first = (await CalendarFeed.findOne({ rejectOnEmpty: true })).lastUsedAt
    expect(first?.toISOString()).to.equal('2026-03-18T06:00:00.000Z')
    pass(59)
    await changesNothing(() => anyone().get(path).expect(200))
    pass(1)
    await anyone().get(path).expect(200)
    const later = (await CalendarFeed.findOne({ rejectOnEmpty: true })).lastUsedAt
    expect(later?.toISOString()).to.equal('2026-03-18T07:00:00.000Z')
    expect(await auditVerbs()).to.deep.equal(verbs)
  })

  it('takes no query (422)', async () => {
    const { path } = await leased()
    await anyone().get(`${path}?from=2026-01-01`).expect(422)
  })
})
