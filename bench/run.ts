import { parseArgs } from 'node:util'
import { type House, openHouse, type Served } from './house.ts'
import { load, type Outcome } from './load.ts'
import type { Promised } from './promised.ts'
import { promisesOf } from './promises.ts'
import type { Statement } from './statements.ts'
import type { Database, Size } from './world.ts'

/**
 * npm run bench [-- --cases 1000,100000 --firms 40,400 --matters 100000 --databases sqlite,mariadb --rounds 5 --seconds 2
 * --only list,desk --keep folder]
 * Measures each promise beside its baselines in the same run, taking turns, and prints the ratios. Traffic goes to this
 * machine only, over at most sixteen connections, for a bounded time.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000,100000' },
    firms: { type: 'string', default: '' },
    matters: { type: 'string' },
    databases: { type: 'string', default: 'sqlite,mariadb' },
    connections: { type: 'string', default: '1,16' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
})

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** The statements of one request: of three tries the shortest, for a job of the worker may come in between. */
async function capture(house: House, promised: Promised): Promise<Statement[]> {
  const tries: Statement[][] = []
  while (tries.length < 3) tries.push(await captureOnce(house, promised))
  return tries.sort((one, other) => one.length - other.length)[0] ?? []
}

async function captureOnce({ causeway }: House, { call }: Promised): Promise<Statement[]> {
  const { method, path, headers, body } = call(0, 15)
  causeway.tell('capture')
  await new Promise(resolve => setTimeout(resolve, 100))
  const answer = await fetch(`http://127.0.0.1:${causeway.port}${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body } : {}),
  })
  await answer.arrayBuffer()
  return (await causeway.ask<{ captured: Statement[] }>('tell')).captured
}

/** What is measured in turns: the statements run bare, the one written by hand where there is one, and Causeway. */
interface Outcomes {
  bare: Outcome[]
  byHand: Outcome[]
  ours: Outcome[]
}

async function measure(house: House, promised: Promised): Promise<void> {
  const captured = await capture(house, promised)
  await house.bare.ask({ path: '/work', statements: promised.baseline(captured) })
  if (promised.byHand) await house.bare.ask({ path: '/by-hand', statements: [promised.byHand] })
  for (const connections of values.connections.split(',').map(Number)) {
    const milliseconds = Number(values.seconds) * 1000
    const ask = ({ port }: Served, expect: number, call: Promised['call']) =>
      load({ port, connections, milliseconds, expect, call })
    const outcomes: Outcomes = { bare: [], byHand: [], ours: [] }
    for (let round = 0; round < Number(values.rounds); round++) {
      outcomes.bare.push(await ask(house.bare, 200, bare('/work')))
      if (promised.byHand) outcomes.byHand.push(await ask(house.bare, 200, bare('/by-hand')))
      outcomes.ours.push(await ask(house.causeway, promised.expect, promised.call))
    }
    tell([house.name, promised.name, connections, captured.length], outcomes)
  }
}

const bare = (path: string) => () => ({ method: 'GET', path, headers: {} })

function tell(what: (string | number)[], { bare, byHand, ours }: Outcomes): void {
  const rate = (outcomes: Outcome[]) => inWords(median(outcomes.map(one => one.perSecond)))
  const ratio = (theirs: Outcome[]) =>
    median(ours.map((one, round) => one.perSecond / (theirs[round]?.perSecond ?? 1))).toFixed(3)
  const all = [...ours, ...bare, ...byHand]
  const wrong = all.reduce((sum, one) => sum + one.wrong, 0)
  const odd = all.find(one => one.wrongStatus)?.wrongStatus
  const p50 = median(ours.map(one => one.p50)).toFixed(2)
  const p99 = median(ours.map(one => one.p99)).toFixed(1)
  const cells = [
    ...what,
    rate(ours),
    ...[rate(bare), ratio(bare)],
    ...(byHand.length > 0 ? [rate(byHand), ratio(byHand)] : ['–', '–']),
    `${p50} / ${p99}`,
    odd ? `${wrong} × ${odd}` : '0',
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

const inWords = (perSecond: number) => perSecond.toFixed(perSecond < 20 ? 1 : 0)

const numbers = (list: string) => list.split(',').filter(Boolean).map(Number)

/** Every size that was asked for. */
function sizes(): Size[] {
  const matters = values.matters === undefined ? {} : { matters: Number(values.matters) }
  const firms = numbers(values.firms).map(count => ({ firms: count }))
  return numbers(values.cases).flatMap(cases =>
    (firms.length > 0 ? firms : [{}]).map(some => ({ cases, ...some, ...matters })),
  )
}

process.stdout.write(
  '| world | promise | conns | statements | Causeway/s | bare/s | ratio | by hand/s | ratio | p50 / p99 ms | wrong |\n|---|---|---|---|---|---|---|---|---|---|---|\n',
)
for (const database of values.databases.split(',') as Database[]) {
  for (const size of sizes()) {
    const house = await openHouse(database, size, values.keep)
    try {
      const promises = (await promisesOf(house)).filter(({ name }) =>
        values.only.split(',').some(part => name.includes(part)),
      )
      for (const promised of promises) await measure(house, promised)
    } finally {
      await house.close()
    }
  }
}
process.exit(0)
