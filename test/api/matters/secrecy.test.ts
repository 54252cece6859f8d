import { expect } from 'chai'
import { newId } from '../../../models/columns.ts'
import { Note } from '../../../models/Note.ts'
import { Party } from '../../../models/Party.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { type Asked, answer, by, check, type Ladder, ladderWorld, openLadder, turnAt } from './ladders.ts'
import { deadlineOf } from './rows.ts'
import { refused } from './world.ts'

/** Words that stand in one place of the case each, so that an answer that holds one says where it leaked. */
const canaries = [
  ...['canary-narrative', 'canary-strategy', 'canary-note', 'canary-deadline', 'canary-telephone'],
  ...[
    'canary-address',
    'canary-need',
    'canary-scope',
    'canary-instructions',
    'canary-sector',
    'canary-witness',
  ],
]
const slipOnly = ['Amina Yusuf', 'Aamina', 'SO', 'Canary Air', 'Canary Minister']

async function fullCase(): Promise<Ladder> {
  const w = await ladderWorld()
  await w.client.update({
    telephone: 'canary-telephone',
    address: 'canary-address',
    specificNeeds: ['canary-need'],
    names: [{ kind: 'alias', name: 'Aamina' }],
  })
  await w.legalCase.update({ narrative: 'canary-narrative', strategy: 'canary-strategy' })
  const { id: deadlineId } = await deadlineOf(w.legalCase.id, { name: 'canary-deadline' })
  await w.matter.update({
    ...{ scope: 'canary-scope', instructions: 'canary-instructions', sectors: ['canary-sector'] },
    ...{ opposingBodies: ['Canary Air'], languages: ['xx-Canary'], deadlineId, supervisorId: w.lead.id },
  })
  const [caseId, authorId] = [w.legalCase.id, w.lead.id]
  await Note.create({ id: newId(), caseId, authorId, privileged: false, body: 'canary-note' })
  await Party.create({
    id: newId(),
    caseId,
    kind: 'adverse-person',
    name: 'Canary Minister',
    addedBy: authorId,
  })
  await Party.create({ id: newId(), caseId, kind: 'witness', name: 'canary-witness', addedBy: authorId })
  return w
}

/** Everything that somebody of a firm can ask about the case, by every id that exists. */
async function everythingSeen(w: Ladder, person: Asked['coordinator']) {
  const browser = await by(person)
  const [m, c, k, f] = [w.matter.id, w.legalCase.id, w.client.id, w.alder.firm.id]
  const paths = [
    ...['/matters', `/matters/${m}`, `/matters/${m}/team`, `/matters/${m}/hours`, `/matters/${m}/notes`],
    ...[
      `/matters/${m}/drafts`,
      `/matters/${m}/handovers`,
      `/matters/${m}/placement`,
      `/matters/${m}/proposal`,
    ],
    ...['/offers', `/offers?matterId=${m}`, '/tasks', '/my/week', '/hours', '/cases', `/cases/${c}`],
    ...[`/cases/${c}/steps`, `/cases/${c}/timeline`, `/cases/${c}/notes`, `/cases/${c}/deadlines`],
    ...[
      `/cases/${c}/parties`,
      `/cases/${c}/assignments`,
      `/clients/${k}`,
      `/clients/${k}/consents`,
      '/consents',
    ],
    ...['/clients', '/firms', `/firms/${f}`, `/firms/${f}/people`],
  ]
  const answers: { path: string; status: number; text: string }[] = []
  for (const path of paths) {
    const { status, text } = await browser.get(path)
    answers.push({ path, status, text })
  }
  return answers
}

const leaks = (answers: { path: string; text: string }[]) =>
  answers.flatMap(({ path, text }) =>
    [...canaries, ...slipOnly, 'xx-Canary']
      .filter(word => (word === 'SO' ? text.includes('"SO"') : text.includes(word)))
      .map(word => `${path}: ${word}`),
  )

describe('the slip', () => {
  it('has these keys and no others, for each of its readers', async () => {
    const w = await fullCase()
    await openLadder(w)
    for (const reader of [w.alder.coordinator, w.lead, w.director]) {
      const { body } = await (await by(reader)).get(`/matters/${w.matter.id}/slip`).expect(200)
      expect(Object.keys(body)).to.deep.equal(['names', 'nationalities', 'opposingBodies'])
      expect(body).to.deep.equal({
        names: ['Amina Yusuf', 'Aamina'],
        nationalities: ['SO'],
        opposingBodies: ['Canary Air', 'Canary Minister'],
      })
    }
  })
})

describe('a firm on a ladder', () => {
  it('finds nothing before its turn and nothing after it', async () => {
    const w = await fullCase()
    await openLadder(w)
    const doors = async (firm: Asked) => {
      const browser = await by(firm.coordinator)
      const at = `/matters/${w.matter.id}`
      await refused(404, () => browser.get(at))
      await refused(404, () => browser.get(`${at}/slip`))
      await refused(404, () => browser.put(`${at}/offer/answer`).send({ answer: 'yes' }))
      await refused(404, () => browser.put(`${at}/conflict-check`).send({ outcome: 'clear' }))
      expect(leaks(await everythingSeen(w, firm.coordinator))).to.deep.equal([])
    }
    await doors(w.birch)
    await answer(w, w.alder, { answer: 'no', reason: 'capacity' })
    await doors(w.alder)
    await answer(w, w.birch, { answer: 'yes' })
    await doors(w.cedar)
    await turnAt('2026-03-20T06:00:00.000Z')
    await doors(w.birch)
    setClock('2026-03-20T06:01:00.000Z')
    await check(w, w.cedar, { outcome: 'conflict' })
    await doors(w.cedar)
  }).timeout(60_000)

  it('reads names on the slip and nothing else of the case, until its lawyer is on the team', async () => {
    const w = await fullCase()
    await openLadder(w)
    const both = [w.alder.coordinator, w.alder.lawyer]
    for (const person of both) expect(leaks(await everythingSeen(w, person))).to.deep.equal([])
    await answer(w, w.alder, { answer: 'yes' })
    for (const person of both) expect(leaks(await everythingSeen(w, person))).to.deep.equal([])
    await check(w, w.alder, { outcome: 'clear' })
    for (const person of both) expect(leaks(await everythingSeen(w, person))).to.deep.equal([])
    await build.consent({ clientId: w.client.id, firmId: w.alder.firm.id })
    for (const person of both) expect(leaks(await everythingSeen(w, person))).to.deep.equal([])

    const coordinator = await by(w.alder.coordinator)
    const place = { userId: w.alder.lawyer.id, role: 'lead' }
    await coordinator.post(`/matters/${w.matter.id}/team`).send(place).expect(201)
    const seen = await (await by(w.alder.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
    for (const word of ['canary-scope', 'canary-instructions', 'canary-sector', 'Amina Yusuf']) {
      expect(seen.text).to.contain(word)
    }
    expect(leaks(await everythingSeen(w, w.alder.coordinator))).to.deep.equal([])
  }).timeout(60_000)
})
