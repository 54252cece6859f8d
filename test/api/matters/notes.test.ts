import { expect } from 'chai'
import { MatterNote } from '../../../models/MatterNote.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { type Person, refused, type World, world } from './world.ts'

const notesOf = (w: World) => `/matters/${w.matter.id}/notes`

async function write(w: World, person: Person, body: string) {
  return (await as(w[person])).post(notesOf(w)).send({ body })
}

describe('the notes on a matter', () => {
  it('are written and read by all who work on it, the first first', async () => {
    const w = await world()
    for (const [person, body] of [
      ['lawyer', 'Met the client'],
      ['lead', 'Ask about the\nsecond interview'],
      ['director', 'Seen'],
    ] as const) {
      pass(1)
      expect((await write(w, person, body)).status).to.equal(201)
    }
    const { body } = await (await as(w.lawyer)).get(notesOf(w)).expect(200)
    expect(body.items.map((note: { body: string }) => note.body)).to.deep.equal([
      'Met the client',
      'Ask about the\nsecond interview',
      'Seen',
    ])
    expect(body.items[0].author).to.deep.equal({ id: w.lawyer.id, name: w.lawyer.displayName })
    expect(await auditVerbs()).to.deep.equal([
      ...['matter-note.written', 'matter-note.written', 'matter-note.written'],
      'matter.opened',
    ])
  })

  it('lie encrypted', async () => {
    const w = await world()
    await write(w, 'lawyer', 'Quillfeather')
    const [stored] = await MatterNote.findAll({ raw: true })
    expect(stored?.body).to.match(/^v1\./)
  })

  it('say something, and not after the matter was closed', async () => {
    const w = await world()
    const lead = await as(w.lead)
    for (const body of [
      {},
      { body: '' },
      { body: 5 },
      { body: 'x'.repeat(50_001) },
      { body: 'x', by: 'y' },
    ]) {
      await refused(422, () => lead.post(notesOf(w)).send(body))
    }
    await w.matter.update({ status: 'closed', closedOn: '2026-03-01' })
    await refused(409, () => lead.post(notesOf(w)).send({ body: 'Late' }))
  })

  it('are of their own matter only', async () => {
    const w = await world()
    await write(w, 'lawyer', 'Met the client')
    const sibling = await build.matter({ caseId: w.legalCase.id })
    const { body } = await (await as(w.lead)).get(`/matters/${sibling.id}/notes`).expect(200)
    expect(body.items).to.deep.equal([])
  })
})
