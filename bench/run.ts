import { parseArgs } from 'node:util'
import { type House, openHouse } from './house.ts'
import { load, type Outcome } from './load.ts'
import { type Promised, promisesOf } from './promises.ts'
import type { Statement } from './statements.ts'

/**
 * npm run bench [-- --cases 1000,100000 --databases sqlite,mariadb --rounds 5 --seconds 2 --only list --keep folder]
 * Measures each promise beside its baseline in the same run, taking turns, and prints the ratios. Traffic goes to this
 * machine only, over at most sixteen connections, for a bounded time.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000,100000' },
    databases: { type: 'string', default: 'sqlite,mariadb' },
    connections: { type: 'string', default: '1,16' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
})

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function capture({ causeway }: House, { call }: Promised): Promise<Statement[]> {
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

async function measure(house: House, promised: Promised): Promise<void> {
  const captured = await capture(house, promised)
  const statements = promised.baseline(captured)
  await house.bare.ask({ path: '/work', statements })
  for (const connections of values.connections.split(',').map(Number)) {
    const ours: Outcome[] = []
    const theirs: Outcome[] = []
    const milliseconds = Number(values.seconds) * 1000
    for (let round = 0; round < Number(values.rounds); round++) {
      const bare = { method: 'GET', path: '/work', headers: {} }
      theirs.push(
        await load({ port: house.bare.port, connections, milliseconds, expect: 200, call: () => bare }),
      )
      ours.push(
        await load({
          port: house.causeway.port,
          connections,
          milliseconds,
          expect: promised.expect,
          call: promised.call,
        }),
      )
    }
    tell(house, promised, connections, captured.length, ours, theirs)
  }
}

function tell(
  house: House,
  { name }: Promised,
  connections: number,
  statements: number,
  ours: Outcome[],
  theirs: Outcome[],
): void {
  const rate = (outcomes: Outcome[]) => median(outcomes.map(one => one.perSecond))
  const ratio = median(ours.map((one, round) => one.perSecond / (theirs[round]?.perSecond ?? 1)))
  const wrong = [...ours, ...theirs].reduce((sum, one) => sum + one.wrong, 0)
  const odd = [...ours, ...theirs].find(one => one.wrongStatus)?.wrongStatus
  const p50 = median(ours.map(one => one.p50)).toFixed(2)
  const p99 = median(ours.map(one => one.p99)).toFixed(1)
  const cells = [
    house.name,
    name,
    connections,
    statements,
    rate(ours).toFixed(0),
    rate(theirs).toFixed(0),
    ratio.toFixed(3),
    `${p50} / ${p99}`,
    odd ? `${wrong} × ${odd}` : '0',
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

process.stdout.write(
  '| world | promise | conns | statements | Causeway/s | bare/s | ratio | p50 / p99 ms | wrong |\n|---|---|---|---|---|---|---|---|---|\n',
)
for (const database of values.databases.split(',') as ('sqlite' | 'mariadb')[]) {
  for (const cases of values.cases.split(',').map(Number)) {
    const house = await openHouse(database, cases, values.keep)
    try {
      const promises = (await promisesOf(house)).filter(({ name }) => name.includes(values.only))
      for (const promised of promises) await measure(house, promised)
    } finally {
      await house.close()
    }
  }
}
process.exit(0)
