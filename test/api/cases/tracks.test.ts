import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { record, refused, told, world } from './world.ts'

async function start(stage = 'M12') {
  const w = await world(stage)
  const browser = await as(w.maria)
  const read = async (part = '') => (await browser.get(`/cases/${w.legalCase.id}${part}`).expect(200)).body
  return { ...w, browser, read, steps: (steps: object[]) => record(browser, w.legalCase.id, steps) }
}

describe('tracks beside the claim', () => {
  it('move by themselves, and the case keeps the stage of its claim', async () => {
    const { read, steps } = await start()
    await steps([
      { track: 'custody', stage: 'C01', happenedOn: '2026-03-01' },
      { track: 'work', stage: 'E01', happenedOn: '2026-02-01' },
      { track: 'custody', stage: 'C02', happenedOn: '2026-03-05', statedOn: '2026-04-16' },
    ])
    const body = await read()
    expect(body.stage).to.equal('M12')
    const stages = Object.fromEntries(
      body.tracks.map((one: { track: string; stage: string }) => [one.track, one.stage]),
    )
    expect(stages).to.deep.equal({ claim: 'M12', custody: 'C02', work: 'E01' })
    expect(body.nextDeadlineOn).to.equal('2026-04-16')
  })

  it('say aloud that the client is detained', async () => {
    const { read, steps } = await start()
    await steps([{ track: 'custody', stage: 'C01', happenedOn: '2026-03-01' }])
    expect((await read()).alerts.join(' ')).to.contain('The client is detained')
  })

  it('keep their deadlines apart: a step on one ends nothing on another', async () => {
    const { browser, legalCase, steps } = await start()
    await steps([
      { track: 'custody', stage: 'C02', happenedOn: '2026-03-01', statedOn: '2026-03-16' },
      { stage: 'M14', happenedOn: '2026-03-10', servedOn: '2026-03-10' },
      { track: 'custody', stage: 'C02', happenedOn: '2026-03-16', statedOn: '2026-04-16' },
    ])
    expect(await told(browser, legalCase.id, 'T12')).to.deep.equal(['met 2026-03-16', 'running 2026-04-16'])
    expect(await told(browser, legalCase.id, 'T02')).to.deep.equal(['running 2026-03-24'])
  })

  it('mark a reporting date as missed when the recognizance lapses', async () => {
    const { browser, legalCase, steps } = await start()
    await steps([
      { track: 'custody', stage: 'C02', happenedOn: '2026-03-01', statedOn: '2026-03-10' },
      { track: 'custody', stage: 'C03', happenedOn: '2026-03-11' },
    ])
    expect(await told(browser, legalCase.id, 'T12')).to.deep.equal(['missed 2026-03-10'])
  })

  it('take the date on the permission to work before the six months of practice', async () => {
    const { browser, legalCase, steps } = await start()
    await steps([
      { track: 'work', stage: 'E02', happenedOn: '2026-03-02' },
      { track: 'work', stage: 'E03', happenedOn: '2026-03-10', statedOn: '2026-12-31' },
    ])
    expect(await told(browser, legalCase.id, 'T10')).to.deep.equal(['met 2026-09-02', 'running 2026-12-31'])
  })

  it('refuse a track that the process does not have, and a stage of another track', async () => {
    const { maria, legalCase } = await start()
    const ask = async (step: object) =>
      (
        await refused(maria, 422, [
          'post',
          `/cases/${legalCase.id}/steps`,
          { happenedOn: '2026-03-01', ...step },
        ])
      ).errors
    expect(await ask({ track: 'tax', stage: 'C01' })).to.deep.equal([
      { pointer: '/track', detail: 'not a track of hk-usm' },
    ])
    expect(await ask({ track: 'custody', stage: 'M14' })).to.have.nested.property('[0].pointer', '/stage')
  })
})

describe('results', () => {
  const decision = { stage: 'M14', happenedOn: '2026-03-02', servedOn: '2026-03-03' }

  it('are kept for each ground, and a supplemental decision changes only its own', async () => {
    const { read, steps } = await start()
    await steps([
      {
        ...decision,
        results: [
          { ground: 'TORTURE', result: 'rejected' },
          { ground: 'BOR3', result: 'pending' },
        ],
      },
      { stage: 'A01', happenedOn: '2026-03-03' },
      { stage: 'A02', happenedOn: '2026-03-09', results: [{ ground: 'BOR3', result: 'substantiated' }] },
    ])
    expect((await read()).grounds).to.deep.equal([
      { ground: 'BOR3', result: 'substantiated', decidedOn: '2026-03-09' },
      { ground: 'TORTURE', result: 'rejected', decidedOn: '2026-03-02' },
    ])
  })

  it('are refused for an unknown ground, an unknown result and a ground decided twice', async () => {
    const { maria, legalCase } = await start()
    const ask = async (results: object[]) =>
      (await refused(maria, 422, ['post', `/cases/${legalCase.id}/steps`, { ...decision, results }]))
        .errors?.[0]?.pointer
    expect(await ask([{ ground: 'GHOSTS', result: 'rejected' }])).to.equal('/results/0/ground')
    expect(await ask([{ ground: 'BOR2', result: 'perhaps' }])).to.equal('/results/0/result')
    const twice = { ground: 'BOR2', result: 'rejected' }
    expect(await ask([twice, { ...twice, result: 'substantiated' }])).to.equal('/results/1/ground')
  })
})

describe('GET /cases/:id/moves', () => {
  it('names what may come next on every track, with what to say aloud', async () => {
    const { read } = await start('A08')
    const { items } = await read('/moves')
    const next = (track: string) =>
      items.filter((one: { track: string }) => one.track === track).map((one: { stage: string }) => one.stage)
    expect(next('claim')).to.deep.equal(['J01', 'P11', 'P13'])
    expect(next('custody')).to.deep.equal(['C00', 'C01', 'C02', 'C03', 'unknown'])
    const removal = items.find((one: { stage: string }) => one.stage === 'P11')
    expect(removal.alerts.join(' ')).to.contain('Removal is arranged')
  })
})

describe('GET /cases/:id/timeline', () => {
  it('puts steps and last days in the order of their dates', async () => {
    const { read, steps } = await start()
    await steps([
      { stage: 'M14', happenedOn: '2026-03-02', servedOn: '2026-03-03' },
      { stage: 'A01', happenedOn: '2026-03-03' },
    ])
    const { items } = await read('/timeline')
    expect(items.map((one: { on: string; kind: string }) => `${one.on} ${one.kind}`)).to.deep.equal([
      '2026-03-02 step',
      '2026-03-03 step',
      '2026-03-17 deadline',
    ])
  })
})

describe('the parts of a case', () => {
  const parts = ['steps', 'deadlines', 'notes', 'timeline', 'moves', 'assignments', 'walls']

  it('are refused to a colleague and to the manager of partnerships, who see only its outline', async () => {
    const { colleague, legalCase } = await start()
    for (const who of [colleague, await build.manager()]) {
      for (const part of parts) await refused(who, 403, ['get', `/cases/${legalCase.id}/${part}`])
    }
  })

  it('do not exist for the walled', async () => {
    const { maria, legalCase } = await start()
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    for (const part of parts) await refused(maria, 404, ['get', `/cases/${legalCase.id}/${part}`])
  })

  it('page over every step exactly once, and refuse what is no cursor of theirs', async () => {
    const { maria, browser, legalCase, steps } = await start('M08')
    const day = '2026-03-02'
    const ids = await steps(['M09', 'M09', 'M08', 'M09', 'M10'].map(stage => ({ stage, happenedOn: day })))
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await browser.get(`/cases/${legalCase.id}/steps?limit=2${cursor}`).expect(200)
      seen.push(...body.items.map((one: { id: string }) => one.id))
      cursor = body.next ? `&cursor=${body.next}` : ''
      if (cursor) await refused(maria, 422, ['get', `/cases/${legalCase.id}/deadlines?limit=2${cursor}`])
    } while (cursor)
    expect(seen).to.deep.equal(ids)
    await refused(maria, 422, ['get', `/cases/${legalCase.id}/steps?cursor=garbled`])
    await refused(maria, 422, ['get', `/cases/${legalCase.id}/steps?limit=0`])
    await refused(maria, 422, ['get', `/cases/${legalCase.id}/timeline?limit=5`])
  })

  it('say in the audit log what was opened, where it tells of the client', async () => {
    const { browser, legalCase } = await start()
    for (const part of ['steps', 'deadlines', 'notes', 'timeline'])
      await browser.get(`/cases/${legalCase.id}/${part}`).expect(200)
    expect(await auditVerbs()).to.deep.equal(['case.opened', 'case.opened', 'case.opened', 'case.opened'])
  })
})
