import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { draftOf, refused, type World, world } from '../matters/world.ts'

interface Item {
  firm: { name: string }
  person: { id: string }
  what: string
  times: number
  consents: string[]
}

async function disclosed(w: World, person: 'lead' | 'director' | 'officer' = 'lead'): Promise<Item[]> {
  const { body } = await (await as(w[person])).get(`/clients/${w.client.id}/disclosures`).expect(200)
  return body.items
}

describe('what was disclosed of a client', () => {
  it('is who of which firm opened what, how often and under which consent', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const draftId = await draftOf(w)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    await lawyer.get(`/matters/${w.matter.id}/drafts/${draftId}/file`).expect(200)
    await lawyer.get(`/cases/${w.legalCase.id}`).expect(200)
    await lawyer.get('/clients').expect(200)
    await (await as(w.coordinator)).get(`/matters/${w.offered.id}/slip`).expect(200)
    await (await as(w.director)).get(`/matters/${w.matter.id}`).expect(200)
    const items = await disclosed(w)
    expect(items.map(({ person, what, times }) => [person.id, what, times])).to.have.deep.members([
      [w.lawyer.id, 'matter', 2],
      [w.lawyer.id, 'document', 1],
      [w.lawyer.id, 'case', 1],
      [w.lawyer.id, 'identity', 1],
      [w.coordinator.id, 'slip', 1],
    ])
    for (const { firm, consents } of items) {
      expect(firm.name).to.equal(w.firm.name)
      expect(consents).to.deep.equal([w.consent.id])
    }
    expect((await auditVerbs()).at(-1)).to.equal('disclosures.opened')
  })

  it('is the same for directors and the data protection officer, and nothing of other clients', async () => {
    const w = await world()
    const other = await build.lease({ firm: w.firm })
    await (await as(other.lawyer)).get(`/matters/${other.matter.id}`).expect(200)
    await (await as(other.lawyer)).get('/clients').expect(200)
    for (const person of ['lead', 'director', 'officer'] as const) {
      expect(await disclosed(w, person), person).to.deep.equal([])
      expect(
        await disclosed({ ...w, client: other.client }, person === 'lead' ? 'director' : person),
      ).to.have.length(2)
    }
  })

  it('names the consents of the time, and the firm of the time', async () => {
    const w = await world()
    await (await as(w.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
    setClock('2026-03-20T06:00:00.000Z')
    await (await as(w.lead)).put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    await build.consent({ clientId: w.client.id, firmId: w.firm.id, occurredOn: '2026-03-20' })
    setClock('2026-03-24T06:00:00.000Z')
    expect((await disclosed(w))[0]?.consents).to.deep.equal([w.consent.id])
    await w.lawyer.update({ status: 'suspended' })
    expect(await disclosed(w)).to.have.length(1)
  })

  it('does not exist for an officer behind a wall', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    const officer = await as(w.officer)
    await refused(404, () => officer.get(`/clients/${w.client.id}/disclosures`))
  })
})
