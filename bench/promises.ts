import { randomUUID } from 'node:crypto'
import type { House } from './house.ts'
import { get, type Promised } from './promised.ts'
import { proposalOfFirms, renewalDesk } from './promises-desk.ts'
import { figuresOf } from './promises-figures.ts'
import { readsOf } from './statements.ts'
import { managerOf, todayInHongKong } from './world.ts'

/** The partner lawyer's list of matters: 50 a page, through the access lease. */
function partnerList({ world, headersOf }: House): Promised {
  return {
    name: 'partner’s matter list',
    expect: 200,
    call: get('/matters', headersOf(world.demoLawyerId)),
    baseline: readsOf,
  }
}

/** The caseworker's list of matters: outlines of everything, 50 a page. */
function staffList({ world, headersOf }: House): Promised {
  return {
    name: 'caseworker’s matter list',
    expect: 200,
    call: get('/matters', headersOf(world.demoCaseworkerId)),
    baseline: readsOf,
  }
}

/** One matter with its case, client, steps and deadlines; opening it writes an audit entry, which the baseline does not. */
async function matterInFull({ world, headersOf, causeway }: House): Promise<Promised> {
  const headers = headersOf(world.demoLawyerId)
  const answer = await fetch(`http://127.0.0.1:${causeway.port}/api/v1/matters`, { headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return {
    name: 'one matter in full',
    expect: 200,
    call: get(`/matters/${items[0]?.id}`, headers),
    baseline: readsOf,
  }
}

/** A step recorded with its audit entry and its deadlines, against one bare durable insert of such a row. */
async function recordStep({ world, headersOf, causeway }: House): Promise<Promised> {
  const headers = headersOf(world.demoCaseworkerId)
  const cases: string[] = []
  for (let n = 0; n < 16; n++) cases.push(await newCase(causeway.port, headers))
  const turns = new Map<number, number>()
  const today = todayInHongKong()
  return {
    name: 'recording a step',
    expect: 201,
    call: (_, connection) => {
      const turn = (turns.get(connection) ?? 0) + 1
      turns.set(connection, turn)
      const step = turn % 2 === 1 ? { stage: 'M08', statedOn: today } : { stage: 'M09' }
      const body = JSON.stringify({ ...step, happenedOn: today })
      return { method: 'POST', path: `/api/v1/cases/${cases[connection]}/steps`, headers, body }
    },
    baseline: () => [
      {
        sql: 'INSERT INTO bench_steps (id, case_id, track, stage, happened_on, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        values: ['new id', cases[0], 'claim', 'M08', today, '2026-01-01 00:00:00.000'],
      },
    ],
  }
}

async function newCase(port: number, headers: Record<string, string>): Promise<string> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify(body),
    })
    return ((await answer.json()) as { id: string }).id
  }
  const clientId = await post('/clients', { fullName: 'Bench' })
  return post('/cases', { clientId, grounds: ['TORTURE'] })
}

/** The figures of a firm's year: every aggregate of the renewal report, without the drawing. */
function renewalFigures({ world, headersOf }: House): Promised {
  const path = `/firms/${world.firmId}/partnerships/${world.year}/renewal-report`
  return {
    name: 'renewal report, figures',
    expect: 200,
    call: get(path, headersOf(managerOf(world))),
    baseline: readsOf,
  }
}

/** The same as a PDF. The baseline runs the aggregates only: what is left is the drawing. */
function renewalPdf({ world, headersOf }: House): Promised {
  const path = `/firms/${world.firmId}/partnerships/${world.year}/renewal-report.pdf`
  return {
    name: 'renewal report, PDF',
    expect: 200,
    call: get(path, headersOf(managerOf(world))),
    baseline: readsOf,
  }
}

export async function promisesOf(house: House): Promise<Promised[]> {
  return [
    partnerList(house),
    staffList(house),
    await matterInFull(house),
    await recordStep(house),
    renewalFigures(house),
    renewalPdf(house),
    renewalDesk(house),
    await proposalOfFirms(house),
    ...figuresOf(house),
  ]
}
