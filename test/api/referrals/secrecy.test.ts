import { expect } from 'chai'
import { routes } from '../../../api/routes.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { Referral } from '../../../models/Referral.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { makeWorld, type World } from './world.ts'

/** What the receiver wrote: no legal answer may hold it. */
const clinical = 'Canary-of-the-counsellor'
/** What the referrer wrote for the receiver: nobody else may read it. */
const disclosed = 'Canary-of-the-referrer'

describe('what is said in a referral', () => {
  let world: World
  let referral: Referral

  beforeEach(async () => {
    world = await makeWorld()
    const given = { reason: disclosed, safeContact: disclosed, interpreter: disclosed }
    referral = await world.sent(given)
    const { noor, counsellor } = world
    await noor.put(`/referrals/${referral.id}/worker`).send({ userId: counsellor.id }).expect(204)
    for (const state of ['accepted', 'first-contact', 'in-service'])
      await noor.put(`/referrals/${referral.id}/state`).send({ state, words: clinical }).expect(204)
  })

  /** Every answer that somebody gets who asks everything there is to read, with the ids of this referral and its client. */
  async function everythingFor(browser: Browser): Promise<string> {
    let all = ''
    for (const [method, path] of routes) {
      if (method !== 'get' || path === '/openapi.json') continue
      const ids = path.includes(':') ? [referral.id, referral.clientId, world.team.id] : ['']
      for (const id of ids) {
        const { text, body } = await browser.get(path.replace(':year', '2026').replace(/:\w+/g, id))
        all += text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body))
      }
    }
    return all
  }

  it('by the receiver is in no answer to the legal side, and by the referrer in none to whoever has no part in it', async function () {
    this.timeout(120_000)
    const firm = await build.partnerFirm()
    const mine = await everythingFor(world.maria)
    expect(mine).to.include(disclosed).and.not.include(clinical)
    for (const user of [
      await build.director(),
      await build.caseworker(),
      await build.manager(),
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.officer(),
      await build.administrator(),
      await build.counsellor(),
    ]) {
      const seen = await everythingFor(await as(user))
      expect(seen, (await user.reload()).displayName).not.to.match(/Canary-of/)
    }
    const counsellors = await everythingFor(world.noor)
    expect(counsellors).to.include(clinical).and.include(disclosed)
  })

  it('is in no log, no audit entry, no mail, and unreadable in every table', async () => {
    const kept = [await AuditEntry.findAll(), await OutboxMessage.findAll(), logged]
    expect(JSON.stringify(kept)).not.to.match(/Canary-of/)
    for (const table of ['referrals', 'referral_moves', 'tasks', 'outbox_messages']) {
      const [rows] = await database().query(`SELECT * FROM ${table}`)
      expect(JSON.stringify(rows), table).not.to.match(/Canary-of/)
    }
  })

  it('opens with the key of clinical words, and with no other', async () => {
    const [rows] = await database().query('SELECT reason, safe_contact, interpreter FROM referrals')
    const [keys] = await database().query("SELECT id FROM data_keys WHERE purpose = 'clinical'")
    const known = (keys as { id: string }[]).map(({ id }) => id)
    for (const value of Object.values((rows as Record<string, string>[])[0] ?? {}))
      expect(known).to.include(value.split('.')[1])
  })

  it('is gone for the firms and the manager as if there were no referral', async () => {
    const firm = await build.partnerFirm()
    for (const user of [
      await build.manager(),
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
    ]) {
      const browser = await as(user)
      await browser.get('/referrals').expect(403)
      for (const path of ['', '/moves', '/form.pdf'])
        await browser.get(`/referrals/${referral.id}${path}`).expect(404)
      await browser.put(`/referrals/${referral.id}/state`).send({ state: 'completed' }).expect(404)
    }
  })

  it('is gone for somebody behind a wall, whatever their part was', async () => {
    const legalCase = await build.case({ clientId: referral.clientId, lead: world.lead })
    await build.wall({ caseId: legalCase.id, userId: world.counsellor.id })
    await world.noor.get(`/referrals/${referral.id}`).expect(404)
    await world.noor.get(`/clients/${referral.clientId}`).expect(404)
    expect((await world.noor.get('/referrals').expect(200)).body.items).to.deep.equal([])
  })
})
