import { expect } from 'chai'
import { routes } from '../../../api/routes.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { type AlertWorld, makeAlertWorld } from './world.ts'

const canary = 'Canary-of-the-counsellor'
const interpreter = 'Canary-of-the-interpreter'

describe('what a counsellor writes of danger, and what a client answers', () => {
  let world: AlertWorld
  let alertId: string
  let resultId: string

  beforeEach(async () => {
    world = await makeAlertWorld()
    alertId = (await world.raise({ flag: 'losing-touch-with-reality', words: canary })).id
    const answers = { ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(item => [item, 3])), 9: 1 }
    const { body } = await world.noor
      .post(`/referrals/${world.referral.id}/measures`)
      .send({
        ...{ measure: 'phq9', version: 1, items: answers, language: 'ur', takenOn: '2026-03-18' },
        ...{ mode: 'read-aloud', interpreter },
      })
      .expect(201)
    resultId = body.id
    await world.dana.post(`/alerts/${alertId}/take`).expect(200)
  })

  async function everythingFor(browser: Browser): Promise<string> {
    const { referral } = world
    let all = ''
    for (const [method, path] of routes) {
      if (method !== 'get' || path === '/openapi.json' || path === '/measures') continue
      const legal = (await world.maria.get('/cases')).body.items[0].id
      const ids = path.includes(':') ? [referral.id, referral.clientId, alertId, resultId, legal] : ['']
      for (const id of ids) {
        const { text, body } = await browser.get(path.replace(':year', '2026').replace(/:\w+/g, id))
        all += text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body))
      }
    }
    return all
  }

  it('is in no answer to the legal side, to firms, or to anybody without a part in it', async function () {
    this.timeout(240_000)
    const firm = await build.partnerFirm()
    expect(await everythingFor(world.noor))
      .to.include(canary)
      .and.include(interpreter)
    for (const browser of [
      world.maria,
      world.director,
      world.stranger,
      await as(await build.manager()),
      await as(await build.coordinator(firm)),
      await as(await build.partnerLawyer(firm)),
      await as(await build.officer()),
    ]) {
      const seen = await everythingFor(browser)
      expect(seen).not.to.match(/Canary-of|phq9|Severe range/)
    }
  })

  it('is in no mail, task, log or audit entry, and unreadable in every table', async () => {
    const mails = (await OutboxMessage.findAll()).map(({ subject, body }) => [subject, body])
    const tasks = (await Task.findAll()).map(({ note, kind }) => [note, kind])
    const entries = await AuditEntry.findAll()
    expect(mails).to.have.length(4)
    expect(tasks).to.have.length(1)
    const told = JSON.stringify([mails, tasks, entries, logged])
    expect(told).not.to.match(/Canary|phq9|suicid|reality|severe|Samira/i)
    for (const table of ['safety_alerts', 'measure_results', 'outbox_messages', 'tasks', 'duty_channels']) {
      const [rows] = await database().query(`SELECT * FROM ${table}`)
      expect(JSON.stringify(rows), table).not.to.match(/Canary|pager\.example|"total":\d/)
    }
  })
})
