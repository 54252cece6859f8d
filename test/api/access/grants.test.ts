import { expect } from 'chai'
import type { User } from '../../../models/User.ts'
import { mayGive } from '../../../policies/grants.ts'
import { firmRoles, type Role, roles } from '../../../policies/vocabulary.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** Who may give which role: the table of docs, asked cell by cell over the API. */
const table: Record<Role, readonly Role[]> = {
  administrator: roles,
  director: ['caseworker', 'psychosocial'],
  firm_coordinator: ['partner_lawyer'],
  caseworker: [],
  psychosocial: [],
  partnerships_manager: [],
  partner_lawyer: [],
  data_protection_officer: [],
}

describe('who may give which role', () => {
  it('stands in one table', () => expect(mayGive).to.deep.equal(table))

  for (const giver of roles) {
    it(`${giver}: ${table[giver].join(', ') || 'none'}`, async () => {
      const firm = await build.firm()
      const ofFirm = (role: Role) => (firmRoles.includes(role) ? { firmId: firm.id } : {})
      const browser = await as(await build.user([giver], ofFirm(giver)))
      for (const role of roles) {
        const email = `${giver}.${role}@centre.example`.replaceAll('_', '-')
        const { status } = await browser
          .post('/accounts')
          .send({ email, displayName: 'Somebody', roles: [role], ...ofFirm(role) })
        expect(status, role).to.equal(table[giver].includes(role) ? 201 : 403)
      }
    })
  }
})

describe('giving and taking roles', () => {
  const edit = async (browser: Awaited<ReturnType<typeof as>>, user: User, body: object) => {
    const { headers } = await browser.get(`/accounts/${user.id}`).expect(200)
    return browser
      .patch(`/accounts/${user.id}`)
      .set('If-Match', headers.etag ?? '')
      .send(body)
  }

  it('lets a coordinator look after lawyers of their firm: not another firm, not another role', async () => {
    const firm = await build.firm()
    const other = await build.firm()
    const lawyer = await build.partnerLawyer(firm)
    await lawyer.update({ passwordHash: 'kept' })
    const second = await build.coordinator(firm)
    const both = await build.user(['firm_coordinator', 'partner_lawyer'], { firmId: firm.id })
    const coordinator = await as(await build.coordinator(firm))
    const invite = { email: 'l@firm.example', displayName: 'L', roles: ['partner_lawyer'] }
    await coordinator
      .post('/accounts')
      .send({ ...invite, firmId: other.id })
      .expect(403)
    await coordinator.post('/accounts').send(invite).expect(403)

    expect((await edit(coordinator, lawyer, { roles: ['firm_coordinator'] })).status).to.equal(403)
    expect((await edit(coordinator, lawyer, { roles: ['caseworker'], firmId: null })).status).to.equal(403)
    expect((await edit(coordinator, lawyer, { firmId: other.id })).status).to.equal(403)
    expect((await edit(coordinator, second, { status: 'suspended' })).status).to.equal(403)
    expect((await edit(coordinator, both, { status: 'suspended' })).status).to.equal(403)
    await coordinator.post(`/accounts/${both.id}/password-reset`).expect(403)
    expect((await edit(coordinator, lawyer, { status: 'suspended' })).status).to.equal(200)
  })

  it('lets nobody but an administrator undo a suspension', async () => {
    const firm = await build.firm()
    const lawyer = await build.user(['partner_lawyer'], { firmId: firm.id, passwordHash: 'x' })
    const administrator = await as(await build.administrator())
    const coordinator = await as(await build.coordinator(firm))
    expect((await edit(administrator, lawyer, { status: 'suspended' })).status).to.equal(200)

    expect((await edit(coordinator, lawyer, { status: 'active' })).status).to.equal(403)
    await coordinator.post(`/accounts/${lawyer.id}/invitation`).expect(403)
    expect((await lawyer.reload()).status).to.equal('suspended')
    expect((await edit(administrator, lawyer, { status: 'active' })).status).to.equal(200)
  })

  it('lets a director look after caseworkers, but not one who is administrator too', async () => {
    const director = await as(await build.director())
    const caseworker = await build.caseworker()
    const mighty = await build.user(['caseworker', 'administrator'])
    expect((await edit(director, caseworker, { roles: ['caseworker', 'director'] })).status).to.equal(403)
    expect((await edit(director, mighty, { status: 'suspended' })).status).to.equal(403)
    expect((await edit(director, mighty, { roles: ['caseworker'] })).status).to.equal(403)
    await director.post(`/accounts/${mighty.id}/password-reset`).expect(403)
    await director.get(`/accounts/${(await build.manager()).id}`).expect(404)
    await caseworker.update({ passwordHash: 'kept' })
    expect((await edit(director, caseworker, { roles: ['psychosocial'] })).status).to.equal(200)
  })
})
