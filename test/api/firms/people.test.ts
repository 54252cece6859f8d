import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('people of a firm', () => {
  let firm: Firm
  let lawyer: User
  let manager: Browser
  const at = (path: string) => `/firms/${firm.id}/${path}`

  beforeEach(async () => {
    firm = await build.partnerFirm()
    lawyer = await build.user(['partner_lawyer'], { firmId: firm.id, displayName: 'Amara Okafor' })
    manager = await as(await build.manager())
  })

  it('are listed with their roles and undertakings, without their addresses', async () => {
    const signed = await build.partnerLawyer(firm)
    const coordinator = await build.coordinator(firm)
    await build.partnerLawyer(await build.firm())

    const { body } = await manager.get(at('people')).expect(200)
    const people = new Map(body.items.map((one: { id: string }) => [one.id, one]))
    expect([...people.keys()]).to.have.members([lawyer.id, signed.id, coordinator.id])
    expect(people.get(lawyer.id)).to.deep.equal({
      id: lawyer.id,
      displayName: 'Amara Okafor',
      roles: ['partner_lawyer'],
      ...{ grade: null, foreignLawyer: null, languages: [], areas: [], mostMatters: null },
      ...{ credentials: [], absences: [], undertaking: null },
    })
    expect(people.get(coordinator.id)).to.deep.include({ roles: ['firm_coordinator'], undertaking: null })
    expect(people.get(signed.id)).to.deep.include({ grade: 'associate', languages: ['en'] })
    expect(people.get(signed.id)).to.have.nested.include({
      'undertaking.signedOn': '2026-01-10',
      'undertaking.endsOn': null,
      'credentials.length': 3,
      'credentials[0].endsOn': '2026-12-31',
    })
    expect(JSON.stringify(body)).to.not.include('@')
  })

  it('sign their undertaking once while it is in force', async () => {
    const undertaking = { userId: lawyer.id, signedOn: '2026-03-18' }
    const { body } = await manager.post(at('undertakings')).send(undertaking).expect(201)
    expect(body).to.deep.equal({ ...undertaking, id: body.id })
    await manager.post(at('undertakings')).send(undertaking).expect(409)
    const people = await manager.get(at('people')).expect(200)
    expect(people.body.items).to.have.lengthOf(1)
    expect(people.body.items[0].undertaking.signedOn).to.equal('2026-03-18')

    await Undertaking.update({ endsOn: '2026-03-17' }, { where: { userId: lawyer.id } })
    const lapsed = await manager.get(at('people')).expect(200)
    expect(lapsed.body.items[0].undertaking).to.equal(null)
    await manager.post(at('undertakings')).send(undertaking).expect(201)
    expect(await auditVerbs()).to.deep.equal(['undertaking.recorded', 'undertaking.recorded'])
  })

  it('open a matter to a lawyer on its team with their undertaking', async () => {
    const lease = await build.lease({ firm })
    await Undertaking.destroy({ where: { userId: lease.lawyer.id } })
    const browser = await as(lease.lawyer)
    await browser.get(`/matters/${lease.matter.id}`).expect(404)
    await manager
      .post(at('undertakings'))
      .send({ userId: lease.lawyer.id, signedOn: '2026-03-18' })
      .expect(201)
    await browser.get(`/matters/${lease.matter.id}`).expect(200)
  })

  it('lose a matter at once when their undertaking ends, and once only', async () => {
    const lease = await build.lease({ firm })
    const browser = await as(lease.lawyer)
    await browser.get(`/matters/${lease.matter.id}`).expect(200)
    const end = (body = {}) => manager.put(at(`people/${lease.lawyer.id}/undertaking/ending`)).send(body)
    await end({ endsOn: '2026-03-20' }).expect(204)
    await end({ endsOn: '2026-03-21' }).expect(422)
    await browser.get(`/matters/${lease.matter.id}`).expect(200)
    await end().expect(204)
    await browser.get(`/matters/${lease.matter.id}`).expect(404)
    await end().expect(409)
    expect((await Undertaking.findOne({ where: { userId: lease.lawyer.id } }))?.endsOn).to.equal('2026-03-17')
    expect(await auditVerbs()).to.deep.equal([
      'matter.opened',
      'undertaking.ended',
      'matter.opened',
      'undertaking.ended',
    ])
  })

  it('that signed today may be released today', async () => {
    const undertaking = { userId: lawyer.id, signedOn: '2026-03-18' }
    await manager.post(at('undertakings')).send(undertaking).expect(201)
    await manager
      .put(at(`people/${lawyer.id}/undertaking/ending`))
      .send({})
      .expect(204)
    await manager.post(at('undertakings')).send(undertaking).expect(201)
  })

  it('refuse what is no undertaking of theirs', async () => {
    const signedOn = '2026-03-18'
    const other = await build.partnerLawyer(await build.firm())
    const count = await Undertaking.count()
    const refused: [object, string[]][] = [
      [{}, ['/userId', '/signedOn']],
      [{ userId: other.id, signedOn }, ['/userId']],
      [{ userId: (await build.caseworker()).id, signedOn }, ['/userId']],
      [{ userId: 'me', signedOn: '2026-02-31' }, ['/userId', '/signedOn']],
      [{ userId: lawyer.id, signedOn: '2026-03-19' }, ['/signedOn']],
      [{ userId: lawyer.id, signedOn, endsOn: '2030-01-01' }, ['/endsOn']],
    ]
    for (const [body, expected] of refused) {
      const answer = await manager.post(at('undertakings')).send(body).expect(422)
      expect(pointers(answer.body)).to.have.members(expected)
    }
    expect(await Undertaking.count()).to.equal(count)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('are seen and vouched for as the table of powers says', async () => {
    const body = { userId: lawyer.id, signedOn: '2026-03-18' }
    const stranger = await build.coordinator(await build.firm())
    const table: [Browser, number, number][] = [
      [await as(await build.coordinator(firm)), 200, 403],
      [await as(lawyer), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(stranger), 404, 404],
      [anyone(), 401, 401],
      [await as(await build.director()), 200, 201],
    ]
    for (const [browser, read, write] of table) {
      await browser.get(at('people')).expect(read)
      await browser.post(at('undertakings')).send(body).expect(write)
      if (write === 201) continue
      await browser
        .put(at(`people/${lawyer.id}/undertaking/ending`))
        .send({})
        .expect(write)
    }
    expect(await auditVerbs()).to.deep.equal(['undertaking.recorded'])
  })
})
