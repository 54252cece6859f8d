import { expect } from 'chai'
import { recordConsent } from '../../../commands/consents/recordConsent.ts'
import { withdrawConsent } from '../../../commands/consents/withdrawConsent.ts'
import { Client } from '../../../models/Client.ts'
import { Consent } from '../../../models/Consent.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Referral } from '../../../models/Referral.ts'
import { Share } from '../../../models/Share.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { anyone, as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { by, locked, meanwhile } from '../../support/meanwhile.ts'
import { world } from '../matters/world.ts'
import { fileBy, found, makeReportWorld } from '../medico-legal-reports/world.ts'
import { makeWorld } from '../referrals/world.ts'
import { shares, wallWorld } from '../shares/world.ts'

const withdraw =
  ({ id }: Consent) =>
  async () =>
    withdrawConsent(by(await build.director()), await locked(Consent, id), {}, '')

describe('a consent that is taken back at the same moment', () => {
  it('lets nothing cross to the legal side any more', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const { status } = await meanwhile(withdraw(w.crossing), () => shares(named, w))
    expect(status).to.equal(409)
    expect(await Share.count()).to.equal(0)
  })

  it('lets no referral be sent', async () => {
    const { maria, drafted, toTeam } = await makeWorld()
    const { id } = await drafted()
    const send = () => maria.put(`/referrals/${id}/state`).send({ state: 'sent' })
    expect((await meanwhile(withdraw(toTeam), send)).status).to.equal(409)
    expect((await Referral.findByPk(id))?.state).to.equal('draft')
  })

  it('shuts the link of a referral that was sent', async () => {
    const { maria, drafted, clinic, toClinic } = await makeWorld()
    const { id } = await drafted({ providerId: clinic.id })
    await maria.put(`/referrals/${id}/state`).send({ state: 'sent' }).expect(204)
    const mail = await OutboxMessage.findOne({ rejectOnEmpty: true })
    const token = /#([\w-]+)$/.exec(mail.body)?.[1]
    const open = () => anyone().post('/referrals/answers/opening').send({ token })
    expect((await meanwhile(withdraw(toClinic), open)).status).to.equal(404)
    await open().expect(404)
  })

  it('lets no medico-legal report be offered', async () => {
    const { report, noor, legalCase } = await makeReportWorld()
    const agreed = await build.agreesToServe({ clientId: legalCase.clientId })
    const finished = await report({ state: 'examined', ...found, findings: [...found.findings] })
    await fileBy(noor, `/medico-legal-reports/${finished.id}`).expect(201)
    await (await finished.reload()).update({ state: 'finished' })
    const offer = () => noor.put(`/medico-legal-reports/${finished.id}/state`).send({ state: 'offered' })
    expect((await meanwhile(withdraw(agreed), offer)).status).to.equal(409)
    expect((await finished.reload()).state).to.equal('finished')
  })

  it('lets nobody onto the team of a matter, and keeps it from being offered to a firm that was refused', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const add = () =>
      coordinator.post(`/matters/${w.matter.id}/team`).send({ userId: w.colleague.id, role: 'second' })
    expect((await meanwhile(withdraw(w.consent), add)).status).to.equal(409)
    expect(await TeamMember.count({ where: { userId: w.colleague.id } })).to.equal(0)

    const fresh = await build.matter({ caseId: w.legalCase.id })
    const told = { occurredOn: '2026-03-18', noticeVersion: '2026-01', language: 'ur' }
    const refusal = {
      kind: 'refused',
      purpose: 'casework',
      recipientKind: 'firm',
      firmId: w.otherFirm.id,
    } as const
    const refuse = async () =>
      recordConsent(by(w.lead), await locked(Client, w.client.id), { ...told, ...refusal }, '')
    const manager = await as(w.manager)
    const offer = () => manager.put(`/matters/${fresh.id}/offer`).send({ firmId: w.otherFirm.id })
    expect((await meanwhile(refuse, offer)).status).to.equal(409)
    expect((await fresh.reload()).firmId).to.equal(null)
  })
})
