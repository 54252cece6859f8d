import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { Partnership } from '../../models/Partnership.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { setClock } from '../support/house.ts'
import { startServer } from './server.ts'

const READERS = 6
const AFTERWARDS = 10_000
/** How many reads find something before the client withdraws. */
const FIRST = 50

interface Answered {
  /** When the request began, in milliseconds. */
  begun: number
  /** Whether anything of the matter was in the answer. */
  found: boolean
}

async function ask(url: string, headers: Record<string, string>, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, response => {
      const told = response.statusCode === 200 ? text(response) : text(response).then(() => '')
      told.then(resolve, reject)
    }).once('error', reject)
  })
}

describe('withdrawal during the open sessions of a partner lawyer, on two processes', () => {
  it('ends every read that begins after its answer', async function () {
    this.timeout(300_000)
    setClock(new Date().toISOString())
    const w = await build.lease()
    await Partnership.update({ endsOn: '9999-12-31' }, { where: { firmId: w.firm.id } })
    const lawyer = (await as(w.lawyer)).headers
    const lead = (await as(w.lead)).headers
    const servers = await Promise.all([startServer(), startServer()])
    const agent = new Agent({ keepAlive: true })
    // Reads that the log records cost several times the others, so they are few among the many.
    const dear = [`/matters/${w.matter.id}`, '/clients', '/my/deadlines', `/clients/${w.client.id}`]
    const pathOf = (n: number) =>
      n % 20 === 0 ? dear[(n / 20) % dear.length] : n % 2 === 0 ? '/matters' : '/cases'
    const known = [w.matter.id, w.legalCase.id, w.client.id]

    const answered: Answered[] = []
    let acknowledged = Number.POSITIVE_INFINITY
    let afterwards = 0
    const read = async (url: string) => {
      for (let n = 0; afterwards < AFTERWARDS; n++) {
        const begun = performance.now()
        const body = await ask(`${url}/api/v1${pathOf(n)}`, lawyer, agent)
        answered.push({ begun, found: known.some(id => body.includes(id)) })
        if (begun > acknowledged) afterwards += 1
      }
    }

    const readers = servers.flatMap(({ url }) => Array.from({ length: READERS }, () => read(url)))
    while (answered.filter(({ found }) => found).length < FIRST) {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    const withdrawal = `${servers[0]?.url}/api/v1/consents/${w.consent.id}/withdrawal`
    const answer = await fetch(withdrawal, { method: 'PUT', headers: lead })
    expect(answer.status).to.equal(200)
    acknowledged = performance.now()
    await Promise.all(readers)
    agent.destroy()
    await Promise.all(servers.map(server => server.kill()))

    const before = answered.filter(({ begun, found }) => begun < acknowledged && found)
    const after = answered.filter(({ begun }) => begun > acknowledged)
    expect(before.length, 'found while the consent lived').to.be.at.least(FIRST)
    expect(after.length).to.be.at.least(AFTERWARDS)
    expect(after.filter(({ found }) => found)).to.deep.equal([])
  })
})
