import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { KnownDevice } from '../../../models/KnownDevice.ts'
import { SignInDelay } from '../../../models/SignInDelay.ts'
import { anyone, as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { browser, OTHER, PASSWORD, personWithPassword, tokenFromMail } from './people.ts'

const guess = async (email: string) => browser().signIn(email, OTHER)

describe('guessing passwords', () => {
  it('is slowed after five tries, without looking at the password, for names that do not exist too', async () => {
    const { signInName } = await personWithPassword()
    for (const email of [signInName, 'nobody@centre.example']) {
      for (let number = 0; number < 5; number++) expect((await guess(email)).status).to.equal(401)
      const slowed = await guess(email)
      expect(slowed.status).to.equal(429)
      expect(slowed.headers['retry-after']).to.equal('1')
      expect((await browser().signIn(email, PASSWORD)).status).to.equal(429)
    }
    expect(await AuditEntry.count({ where: { action: 'session.refused' } })).to.equal(10)
  })

  it('waits twice as long after each further failure, up to a quarter of an hour', async () => {
    const { signInName } = await personWithPassword()
    for (let number = 0; number < 5; number++) await guess(signInName)
    const waits: number[] = []
    for (let number = 0; number < 12; number++) {
      waits.push(Number((await guess(signInName)).headers['retry-after']))
      pass(15)
      await guess(signInName)
    }
    expect(waits.slice(0, 4)).to.deep.equal([1, 2, 4, 8])
    expect(waits.at(-1)).to.equal(900)
  })

  it('never shuts the owner out: time passes, or the browser is known', async () => {
    const { signInName } = await personWithPassword()
    const home = browser()
    await home.signIn(signInName)
    for (let number = 0; number < 30; number++) {
      await guess(signInName)
      if (number % 4 === 3) pass(1)
    }
    expect((await browser().signIn(signInName)).status).to.equal(429)
    expect((await home.signIn(signInName)).status).to.equal(200)
    pass(15)
    expect((await browser().signIn(signInName)).status).to.equal(200)
  })

  it('does not slow the browser that opened a link for a new password', async () => {
    const ada = await as(await build.administrator())
    const maria = await personWithPassword()
    for (let number = 0; number < 6; number++) await guess(maria.signInName)
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(204)
    const home = browser()
    expect((await home.signIn(maria.signInName)).status).to.equal(429)
    const token = await tokenFromMail('password-reset')
    home.keep(await home.post('/passwords/reset').send({ token, password: OTHER }).expect(204))
    expect((await home.signIn(maria.signInName, OTHER)).status).to.equal(200)
  })

  it('gets no free way through a known browser, nor through another person’s', async () => {
    const maria = await personWithPassword()
    const eve = await personWithPassword()
    const known = browser()
    await known.signIn(maria.signInName)
    const statuses: number[] = []
    for (let number = 0; number < 12; number++)
      statuses.push((await known.signIn(maria.signInName, OTHER)).status)
    expect(statuses.slice(-2)).to.deep.equal([429, 429])

    for (let number = 0; number < 5; number++) await guess(maria.signInName)
    const hers = browser()
    await hers.signIn(eve.signInName)
    expect((await hers.signIn(maria.signInName)).status).to.equal(429)
  })

  it('is counted for the network, whatever names are tried', async () => {
    const names = Array.from({ length: 51 }, (_, number) => `name${number}@centre.example`)
    const statuses: number[] = []
    for (const name of names) statuses.push((await guess(name)).status)
    expect(statuses.slice(0, 50).every(status => status === 401)).to.equal(true)
    expect(statuses.at(-1)).to.equal(429)
  }).timeout(30_000)

  it('is counted before the password is looked at: ten at once are ten', async () => {
    const { signInName } = await personWithPassword()
    const answers = await Promise.all(Array.from({ length: 10 }, () => guess(signInName)))
    const statuses = answers.map(answer => answer.status)
    expect(statuses.filter(status => status === 401)).to.have.length(5)
    expect(statuses.filter(status => status === 429)).to.have.length(5)
  })

  it('is forgotten after a good sign-in and after a day', async () => {
    const { signInName } = await personWithPassword()
    for (let number = 0; number < 4; number++) await guess(signInName)
    expect((await browser().signIn(signInName)).status).to.equal(200)
    for (let number = 0; number < 5; number++) expect((await guess(signInName)).status).to.equal(401)
    expect((await guess(signInName)).status).to.equal(429)
    pass(24 * 60 + 1)
    for (let number = 0; number < 5; number++) expect((await guess(signInName)).status).to.equal(401)
  })

  it('keeps no name and no address of a network', async () => {
    await guess('maria@centre.example')
    const [rows] = await database().query('SELECT * FROM sign_in_delays')
    expect(rows).to.have.length(3)
    expect(JSON.stringify(rows)).not.to.match(/maria|127\.0|::/)
    expect(await SignInDelay.count()).to.equal(3)
  })

  it('slows the present password of a stolen session too', async () => {
    const { signInName } = await personWithPassword()
    const stolen = browser()
    await stolen.signIn(signInName)
    const body = { currentPassword: OTHER, newPassword: OTHER }
    const statuses: number[] = []
    for (let number = 0; number < 11; number++) {
      statuses.push((await stolen.put('/session/password').send(body)).status)
    }
    expect(statuses).to.deep.equal([...Array<number>(10).fill(422), 429])
  })
})

describe('many at the same moment', () => {
  it('are served a few at a time, and the rest are asked to come back; reading goes on', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => personWithPassword()))
    const answers = Promise.all(people.map(({ signInName }) => browser().signIn(signInName)))
    for (let number = 0; number < 20; number++) await anyone().get('/health/ready').expect(200)
    const statuses = (await answers).map(answer => answer.status)
    expect(statuses.every(status => status === 200 || status === 503)).to.equal(true)
    expect(statuses.filter(status => status === 200).length).to.be.greaterThanOrEqual(22)
    const shed = (await answers).find(answer => answer.status === 503)
    if (shed) expect(shed.headers['retry-after']).to.equal('3')
  }).timeout(30_000)
})

describe('known browsers', () => {
  it('are at most twenty a person, the oldest is forgotten', async () => {
    const { id, signInName } = await personWithPassword()
    for (let number = 0; number < 22; number++) {
      expect((await browser().signIn(signInName)).status).to.equal(200)
      pass(1)
    }
    expect(await KnownDevice.count({ where: { userId: id } })).to.equal(20)
  }).timeout(30_000)
})
