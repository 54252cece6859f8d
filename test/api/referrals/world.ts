import type { CreationAttributes } from 'sequelize'
import type { Client } from '../../../models/Client.ts'
import type { Consent } from '../../../models/Consent.ts'
import type { Provider } from '../../../models/Provider.ts'
import type { Referral } from '../../../models/Referral.ts'
import type { Piece } from '../../../models/ReferralDisclosure.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** A client of one caseworker, the own team, a clinic without an account, and whoever acts here at a browser. */
export interface World {
  lead: User
  counsellor: User
  client: Client
  team: Provider
  clinic: Provider
  /** The client’s consents to be referred to each. */
  toTeam: Consent
  toClinic: Consent
  maria: Browser
  noor: Browser
  director: Browser
  drafted(given?: object): Promise<{ id: string }>
  sent(given?: Partial<CreationAttributes<Referral>> & { pieces?: Piece[] }): Promise<Referral>
}

export const asked = {
  service: 'psychosocial',
  urgency: 'urgent',
  reason: 'Canary Quillfeather does not sleep',
  pieces: ['identity'],
  safeContact: 'Canary Lane 7, after six',
  interpreter: 'Urdu, a woman',
}

export async function makeWorld(): Promise<World> {
  const lead = await build.caseworker()
  const client = await build.client({
    leadId: lead.id,
    fullName: 'Samira Wintersong',
    telephone: '5550 0101',
  })
  await build.case({ lead, clientId: client.id })
  const counsellor = await build.counsellor()
  const team = await build.provider({ name: 'Own team' })
  const clinic = await build.provider({ name: 'Clinic', kind: 'clinic', email: 'desk@clinic.example' })
  const maria = await as(lead)
  const agreed = (providerId: string) => build.agreesToRefer({ clientId: client.id, providerId })
  const [toTeam, toClinic] = [await agreed(team.id), await agreed(clinic.id)]
  const given = { clientId: client.id, referredBy: lead.id, reason: asked.reason }
  return {
    ...{ lead, counsellor, client, team, clinic, maria, toTeam, toClinic },
    noor: await as(counsellor),
    director: await as(await build.director()),
    drafted: async (more = {}) =>
      (
        await maria
          .post(`/clients/${client.id}/referrals`)
          .send({ ...asked, providerId: team.id, ...more })
          .expect(201)
      ).body as { id: string },
    sent: (more = {}) => build.referral({ providerId: team.id, ...given, ...more }),
  }
}
