import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** A lawyer at work under a lease, the lead caseworker's browser, and what each change does to the firm's check. */
async function atWork() {
  const lease = await build.lease()
  const browser = await as(lease.lead)
  const parties = `/cases/${lease.legalCase.id}/parties`
  const edit = async (at: string, change: object) => {
    const { headers } = await browser.get(at).expect(200)
    await browser
      .patch(at)
      .set({ 'If-Match': String(headers.etag) })
      .send(change)
      .expect(200)
  }
  const add = async (kind: string, name: string) =>
    `${parties}/${(await browser.post(parties).send({ kind, name }).expect(201)).body.id}`
  const check = async () => (await lease.matter.reload()).conflictCheck
  return { ...lease, browser, add, edit, check }
}

describe('a firm that works on a case', () => {
  for (const kind of ['adverse-person', 'opposing-body'])
    it(`checks for conflicts again when ${kind} is added, and its lawyer waits outside`, async () => {
      const { lawyer, matter, add, check } = await atWork()
      const theirs = await as(lawyer)
      await theirs.get(`/matters/${matter.id}`).expect(200)
      await add(kind, 'Karim Saleh')
      expect(await check()).to.equal('none')
      await theirs.get(`/matters/${matter.id}`).expect(404)
    })

  it('goes on when a witness or an interpreter is added: their names are not on its slip', async () => {
    const { lawyer, matter, add, edit, check } = await atWork()
    await edit(await add('witness', 'A Neighbour'), { aliases: ['The Neighbour'] })
    await add('other', 'An Interpreter')
    expect(await check()).to.equal('clear')
    await (await as(lawyer)).get(`/matters/${matter.id}`).expect(200)
  })

  it('checks again for a new alias, and for a witness who turns out to be adverse, not for a note', async () => {
    const { matter, add, edit, check } = await atWork()
    const adverse = await add('adverse-person', 'Karim Saleh')
    const witness = await add('witness', 'A Neighbour')
    const clear = async () => (await matter.reload()).update({ conflictCheck: 'clear' })
    await clear()
    await edit(adverse, { note: 'Was seen again' })
    expect(await check()).to.equal('clear')
    await edit(adverse, { aliases: ['Abu Saleh'] })
    expect(await check()).to.equal('none')
    await clear()
    await edit(witness, { kind: 'adverse-person' })
    expect(await check()).to.equal('none')
  })

  it('checks again when its client has a new name, not when the client has a new telephone', async () => {
    const { client, edit, check } = await atWork()
    const file = `/clients/${client.id}`
    await edit(file, { telephone: '+852 5555 0101' })
    expect(await check()).to.equal('clear')
    await edit(file, { names: [{ kind: 'alias', name: 'Noor Saleh' }] })
    expect(await check()).to.equal('none')
  })

  it('is left alone by a new name in a case that is not its own', async () => {
    const { lead, browser, check } = await atWork()
    const other = await build.case({ lead })
    await browser
      .post(`/cases/${other.id}/parties`)
      .send({ kind: 'adverse-person', name: 'Karim Saleh' })
      .expect(201)
    expect(await check()).to.equal('clear')
  })
})
