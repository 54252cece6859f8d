import { expect } from 'chai'
import { outcomeOf, routeTo } from '../../jobs/smtp.ts'
import { readConfig } from '../../runtime/config.ts'

const error = (parts: object) => Object.assign(new Error('Amina Haddad was refused'), parts)

describe('the way to the mail server', () => {
  it('is encrypted, unless the server is on this machine or the operator says so', () => {
    expect(routeTo('smtp://mail.example.org', 'required')).to.include({
      host: 'mail.example.org',
      port: 587,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
    })
    expect(routeTo('smtps://mail.example.org', 'off')).to.include({
      port: 465,
      secure: true,
      ignoreTLS: false,
    })
    expect(routeTo('smtp://mail.example.org:25', 'off')).to.include({ port: 25, requireTLS: false })
    for (const url of ['smtp://localhost:2525', 'smtp://127.0.0.1:2525', 'smtp://[::1]:2525']) {
      expect(routeTo(url, 'required'), url).to.include({ requireTLS: false, port: 2525 })
    }
    expect(routeTo('smtp://localhost.evil.example', 'required')).to.include({ requireTLS: true })
  })

  it('takes the sign-in from the address, with its special characters', () => {
    const { auth } = routeTo('smtp://post%40centre:p%3A%2Fss@mail.example.org', 'required')
    expect(auth).to.deep.equal({ user: 'post@centre', pass: 'p:/ss' })
  })

  it('is refused at the start when it is not complete', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://mail.example.org' })).to.throw('SMTP_FROM')
    expect(() => readConfig({ SMTP_URL: 'http://mail.example.org', SMTP_FROM: 'a@b.org' })).to.throw(
      'SMTP_URL',
    )
    expect(() => readConfig({ SMTP_URL: 'smtp://x.org', SMTP_FROM: 'a@b.org\nBcc: c@d.org' })).to.throw(
      'SMTP_FROM',
    )
    expect(readConfig({})).to.include({ SMTP_TLS: 'required', WORKER: 'on' })
  })
})

describe('what a failed try means', () => {
  it('is read from the codes, never from the words', () => {
    const cases = [
      [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused', '550'],
      [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'later', '451'],
      [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused', '554'],
      [{ code: 'EMESSAGE', command: 'DATA', responseCode: 452 }, 'later', '452'],
      [{ code: 'EENVELOPE', command: 'API' }, 'refused', 'EENVELOPE'],
      [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, 'unreachable', '421'],
      [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 530 }, 'unreachable', '530'],
      [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'unreachable', '550'],
      [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'unreachable', '535'],
      [{ code: 'ETIMEDOUT', command: 'CONN' }, 'unreachable', 'ETIMEDOUT'],
      [{ code: 'ETLS', command: 'STARTTLS', responseCode: 454 }, 'unreachable', '454'],
      [{}, 'unreachable', 'unknown'],
    ] as const
    for (const [parts, is, failure] of cases) {
      expect(outcomeOf(error(parts)), JSON.stringify(parts)).to.deep.equal({ is, failure })
    }
  })
})
