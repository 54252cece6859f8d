import { expect } from 'chai'
import { FamilyLink } from '../../../models/FamilyLink.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused } from '../cases/world.ts'

/** A mother and a child, both files Maria's; the child has a case of their own. */
async function family() {
  const maria = await build.caseworker()
  const mother = await build.client({ leadId: maria.id, fullName: 'Amina Hasan' })
  const onCase = await build.case({ lead: maria, clientId: (await build.client({ leadId: maria.id })).id })
  const child = { id: onCase.clientId }
  const browser = await as(maria)
  const path = `/clients/${mother.id}/family`
  const link = () => browser.post(path).send({ relativeId: child.id, relation: 'child' })
  return { maria, mother, child, onCase, browser, path, link }
}

describe('family links', () => {
  it('stand on both sides, each in its own words, with the cases of the relative', async () => {
    const { browser, mother, child, onCase, path, link } = await family()
    await link().expect(204)

    const mothers = (await browser.get(path).expect(200)).body.items
    expect(mothers).to.have.length(1)
    expect(mothers[0]).to.have.nested.include({ relation: 'child', 'client.id': child.id })
    expect(mothers[0].cases).to.deep.equal([{ id: onCase.id, reference: onCase.reference, stage: 'M05' }])
    const childs = (await browser.get(`/clients/${child.id}/family`).expect(200)).body.items
    expect(childs[0]).to.have.nested.include({ relation: 'parent', 'client.fullName': 'Amina Hasan' })
    expect((await browser.get(`/clients/${mother.id}`)).body.family).to.deep.equal([
      { clientId: child.id, relation: 'child' },
    ])
    expect((await auditVerbs())[0]).to.equal('family.linked')
  })

  it('go from both sides when they were recorded in error', async () => {
    const { browser, maria, child, path, link } = await family()
    await link().expect(204)
    await browser.delete(`${path}/${child.id}`).expect(204)
    expect(await FamilyLink.count()).to.equal(0)
    await refused(maria, 404, ['delete', `${path}/${child.id}`])
  })

  it('show a relative of a colleague only as an outline, without cases', async () => {
    const { browser, mother, path } = await family()
    const other = await build.case()
    await (await as(await build.director()))
      .post(path)
      .send({ relativeId: other.clientId, relation: 'sibling' })
      .expect(204)
    const [kin] = (await browser.get(path).expect(200)).body.items
    expect(Object.keys(kin.client).sort()).to.deep.equal(['id', 'lead', 'reference', 'status'])
    expect(kin.cases).to.deep.equal([])
    expect(mother.id).to.not.equal(other.clientId)
  })

  it('never show a relative behind a wall, not even that there is one', async () => {
    const { browser, maria, mother, onCase, path, link } = await family()
    await link().expect(204)
    await build.wall({ caseId: onCase.id, userId: maria.id })
    expect((await browser.get(path).expect(200)).body.items).to.deep.equal([])
    expect((await browser.get(`/clients/${mother.id}`).expect(200)).body.family).to.deep.equal([])
    await refused(maria, 404, ['post', path, { relativeId: onCase.clientId, relation: 'child' }])
    await refused(maria, 404, ['delete', `${path}/${onCase.clientId}`])
  })

  it('show a lawyer under a lease no relative of whom they know nothing else', async () => {
    const { lawyer, client } = await build.lease()
    const sister = await build.client()
    const director = await build.director()
    const link = { relativeId: sister.id, relation: 'sibling' }
    await (await as(director)).post(`/clients/${client.id}/family`).send(link).expect(204)
    expect((await (await as(lawyer)).get(`/clients/${client.id}`).expect(200)).body.family).to.deep.equal([])
  })

  it('are refused twice and to oneself (409), with bad input (422), and to colleagues (403)', async () => {
    const { maria, mother, child, path, link } = await family()
    const colleague = await build.caseworker()
    const body = { relativeId: child.id, relation: 'child' }
    await refused(maria, 409, ['post', path, { ...body, relativeId: mother.id }])
    for (const wrong of [
      {},
      { ...body, relation: 'cousin' },
      { ...body, relativeId: [child.id] },
      { ...body, x: 1 },
    ])
      await refused(maria, 422, ['post', path, wrong])
    await refused(colleague, 403, ['get', path])
    await refused(colleague, 403, ['post', path, body])
    const stranger = await build.client()
    await refused(maria, 403, ['post', path, { ...body, relativeId: stranger.id }])
    await link().expect(204)
    await refused(maria, 409, ['post', path, body])
    await refused(colleague, 403, ['delete', `${path}/${child.id}`])
  })
})
