import { expect } from 'chai'
import { Absence } from '../../../models/Absence.ts'
import { Credential } from '../../../models/Credential.ts'
import { database } from '../../../models/database.ts'
import type { Firm } from '../../../models/Firm.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import type { User } from '../../../models/User.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const profile = {
  grade: 'counsel',
  foreignLawyer: true,
  languages: ['en', 'ur'],
  areas: ['appeal', 'judicial-review'],
  mostMatters: 3,
}
const certificate = {
  kind: 'practising-certificate',
  jurisdiction: 'HK',
  number: 'PC-7741',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
}

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('lawyers of a firm', () => {
  let firm: Firm
  let lawyer: User
  let coordinator: Browser
  const at = (path: string, user: { id: string } = lawyer) => `/firms/${firm.id}/people/${user.id}/${path}`

  beforeEach(async () => {
    firm = await build.partnerFirm()
    lawyer = await build.user(['partner_lawyer'], { firmId: firm.id })
    coordinator = await as(await build.coordinator(firm))
  })

  const etag = async () => (await coordinator.get(at('profile')).expect(200)).headers.etag ?? ''
  const seen = async () => {
    const { body } = await coordinator.get(`/firms/${firm.id}/people`).expect(200)
    return body.items.find(({ id }: { id: string }) => id === lawyer.id)
  }
  const put = (body: object, tag: string) => coordinator.put(at('profile')).set('If-Match', tag).send(body)

  describe('have a profile that', () => {
    it('is written down, changed and read with the other people', async () => {
      const first = await put(profile, await etag()).expect(200)
      expect(first.body).to.deep.equal(profile)
      await put({ ...profile, mostMatters: null }, first.headers.etag ?? '').expect(200)
      expect(await seen()).to.deep.include({ ...profile, mostMatters: null })
      expect(await auditVerbs()).to.deep.equal(['profile.set', 'profile.set'])
    })

    it('is written by one of two at the same moment, also the first time', async () => {
      for (const _ of ['first', 'again']) {
        const tag = await etag()
        const answers = await Promise.all([
          put({ ...profile, mostMatters: 5 }, tag),
          put({ ...profile, grade: 'partner' }, tag),
        ])
        expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412])
        await put(profile, await etag()).expect(200)
      }
      expect(await LawyerProfile.count()).to.equal(1)
      await coordinator.put(at('profile')).send(profile).expect(428)
    })

    it('says nothing that is not known', async () => {
      const refused: [object, string[]][] = [
        [{ ...profile, grade: 'boss', mostMatters: -1 }, ['/grade', '/mostMatters']],
        [{ ...profile, languages: ['English'] }, ['/languages/0']],
        [{ ...profile, languages: ['en', 'en'] }, ['/languages']],
        [{ ...profile, areas: ['tax'] }, ['/areas/0']],
        [{ grade: 'partner' }, ['/foreignLawyer', '/languages', '/areas', '/mostMatters']],
        [{ ...profile, userId: lawyer.id }, ['/userId']],
      ]
      for (const [body, expected] of refused) {
        expect(pointers((await put(body, '"x"').expect(422)).body)).to.have.members(expected)
      }
      expect(await LawyerProfile.count()).to.equal(0)
    })
  })

  describe('have credentials that', () => {
    const post = (body: object) => coordinator.post(at('credentials')).send(body)

    it('are recorded and seen while they hold', async () => {
      const { body } = await post(certificate).expect(201)
      expect(body).to.deep.equal({ ...certificate, id: body.id })
      await post({ kind: 'admission', startsOn: '2015-09-01' }).expect(201)
      await build.credential({ userId: lawyer.id, kind: 'indemnity', endsOn: '2026-03-17' })
      const { credentials } = await seen()
      expect(
        credentials.map((one: { kind: string; endsOn: string }) => [one.kind, one.endsOn]),
      ).to.deep.equal([
        ['practising-certificate', '2026-12-31'],
        ['admission', null],
      ])
      const [rows] = await database().query('SELECT * FROM credentials')
      expect(JSON.stringify(rows)).not.to.include('7741')
    })

    it('are not recorded twice, also at the same moment', async () => {
      const answers = await Promise.all([post(certificate), post(certificate)])
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409])
      await post({ ...certificate, jurisdiction: 'England and Wales' }).expect(201)
      expect(await Credential.count()).to.equal(2)
    })

    it('hold on the day, name their place, and are no induction', async () => {
      const refused: [object, string[]][] = [
        [{ kind: 'induction', startsOn: '2026-03-01' }, ['/kind']],
        [{ ...certificate, jurisdiction: null }, ['/jurisdiction']],
        [{ kind: 'foreign-registration', startsOn: '2026-03-01' }, ['/jurisdiction']],
        [{ ...certificate, startsOn: '2026-03-19' }, ['/startsOn']],
        [{ ...certificate, endsOn: '2025-12-31' }, ['/endsOn']],
        [{ ...certificate, endsOn: '2026-03-17' }, ['/endsOn']],
        [{ ...certificate, kind: 'charm', trainingId: lawyer.id }, ['/kind', '/trainingId']],
      ]
      for (const [body, expected] of refused) {
        expect(pointers((await post(body).expect(422)).body)).to.have.members(expected)
      }
      const { body } = await post({ kind: 'induction', startsOn: '2026-03-01' }).expect(422)
      expect(body.errors[0].detail).to.include('attending an induction training')
      await post({ ...certificate, startsOn: '2026-03-18', endsOn: '2026-03-18' }).expect(201)
      expect(await Credential.count()).to.equal(1)
    })

    it('end at once or after a last day, and once', async () => {
      const { body: early } = await post(certificate).expect(201)
      const { body: late } = await post({ kind: 'indemnity', startsOn: '2026-01-01' }).expect(201)
      const end = (id: string, body = {}) => coordinator.put(at(`credentials/${id}/ending`)).send(body)
      await end(late.id, { endsOn: '2026-06-30' }).expect(204)
      await end(late.id, { endsOn: '2026-07-01' }).expect(422)
      await end(late.id, { endsOn: '2025-12-31' }).expect(422)
      await end(early.id).expect(204)
      await end(early.id).expect(409)
      const { credentials } = await seen()
      expect(credentials).to.have.lengthOf(1)
      expect(credentials[0].endsOn).to.equal('2026-06-30')
    })
  })

  describe('have absences that', () => {
    const away = { startsOn: '2026-04-01', endsOn: '2026-04-14' }
    const post = (body: object) => coordinator.post(at('absences')).send(body)

    it('are covered by a colleague of the same firm', async () => {
      const colleague = await build.partnerLawyer(firm)
      const { body } = await post({ ...away, coveredBy: colleague.id }).expect(201)
      expect((await seen()).absences).to.deep.equal([{ ...away, id: body.id, coveredBy: colleague.id }])
      const strangers = [
        await build.partnerLawyer(await build.partnerFirm()),
        await build.caseworker(),
        await build.user(['partner_lawyer'], { firmId: firm.id, status: 'suspended' }),
        lawyer,
      ]
      for (const { id: coveredBy } of strangers) {
        const answer = await post({ startsOn: '2026-05-01', endsOn: '2026-05-02', coveredBy }).expect(422)
        expect(pointers(answer.body)).to.deep.equal(['/coveredBy'])
      }
      expect(await Absence.count()).to.equal(1)
    })

    it('ask for somebody who stands in where they lead, until they come to nothing', async () => {
      const lease = await build.lease({ firm })
      const path = `/firms/${firm.id}/people/${lease.lawyer.id}/absences`
      const { body } = await coordinator.post(path).send(away).expect(201)
      const open = async () => (await coordinator.get('/tasks').expect(200)).body.items
      expect((await open())[0]).to.include({ kind: 'cover-missing', dueOn: '2026-03-31' })
      await coordinator.put(`${path}/${body.id}/ending`).send({}).expect(204)
      expect(await open()).to.deep.equal([])
    })

    it('do not overlap, are not over, and end after they begin', async () => {
      await post(away).expect(201)
      await post({ startsOn: '2026-04-14', endsOn: '2026-04-20' }).expect(409)
      await post({ startsOn: '2026-04-15', endsOn: '2026-04-14' }).expect(422)
      await post({ startsOn: '2026-03-01', endsOn: '2026-03-17' }).expect(422)
      await post({ startsOn: '2026-04-15', endsOn: '2026-04-20' }).expect(201)
      expect(await Absence.count()).to.equal(2)
    })

    it('end earlier, and are gone when they never began', async () => {
      const [running, coming] = [
        (await post({ startsOn: '2026-03-10', endsOn: '2026-03-31' }).expect(201)).body,
        (await post(away).expect(201)).body,
      ]
      const end = (id: string, body = {}) => coordinator.put(at(`absences/${id}/ending`)).send(body)
      await end(running.id, { endsOn: '2026-04-01' }).expect(422)
      await end(running.id).expect(204)
      await end(running.id).expect(409)
      await end(coming.id).expect(204)
      expect((await seen()).absences).to.deep.equal([])
      expect(await Absence.count()).to.equal(1)
    })
  })

  it('are looked after by the programme and their own firm, and by nobody else', async () => {
    const credential = await build.credential({ userId: lawyer.id, kind: 'indemnity' })
    const stranger = await build.coordinator(await build.partnerFirm())
    const table: [Browser, number][] = [
      [await as(lawyer), 403],
      [await as(await build.caseworker()), 403],
      [await as(stranger), 404],
      [await as(await build.administrator()), 404],
      [anyone(), 401],
    ]
    for (const [browser, status] of table) {
      await browser.get(at('profile')).expect(status)
      await browser.put(at('profile')).set('If-Match', '"x"').send(profile).expect(status)
      await browser.post(at('credentials')).send(certificate).expect(status)
      await browser
        .put(at(`credentials/${credential.id}/ending`))
        .send({})
        .expect(status)
      const away = { startsOn: '2026-04-01', endsOn: '2026-04-14' }
      await browser.post(at('absences')).send(away).expect(status)
      await browser
        .put(at(`absences/${credential.id}/ending`))
        .send({})
        .expect(status)
    }
    await (await as(await build.manager())).post(at('credentials')).send(certificate).expect(201)
    await (await as(await build.director())).get(at('profile')).expect(200)
    expect(await auditVerbs()).to.deep.equal(['credential.recorded'])
  })

  it('are not reached through another firm, nor through one another', async () => {
    const other = await build.partnerFirm()
    const [theirs, colleague] = [await build.partnerLawyer(other), await build.partnerLawyer(firm)]
    const manager = await as(await build.manager())
    for (const browser of [manager, coordinator]) {
      await browser.get(at('profile', theirs)).expect(404)
      await browser.put(at('profile', theirs)).set('If-Match', '"x"').send(profile).expect(404)
      await browser.post(at('credentials', theirs)).send(certificate).expect(404)
    }
    const credential = await build.credential({ userId: colleague.id, kind: 'indemnity' })
    await coordinator
      .put(at(`credentials/${credential.id}/ending`))
      .send({})
      .expect(404)
    expect((await credential.reload()).endsOn).to.equal('2026-12-31')
  })
})
