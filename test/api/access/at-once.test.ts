import { expect } from 'chai'
import { changeAccount } from '../../../commands/access/changeAccount.ts'
import { changePassword } from '../../../commands/access/changePassword.ts'
import { ApiToken } from '../../../models/ApiToken.ts'
import { CalendarFeed } from '../../../models/CalendarFeed.ts'
import { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { by, locked, meanwhile } from '../../support/meanwhile.ts'

describe('what outlasts a session', () => {
  let maria: User
  let browser: Browser

  beforeEach(async () => {
    maria = await build.caseworker()
    browser = await as(maria)
  })

  const ends: Record<string, () => Promise<unknown>> = {
    'a suspension': async () => {
      const { displayName } = maria
      const wanted = { displayName, status: 'suspended', roles: ['caseworker'], firmId: null } as const
      await changeAccount(by(await build.administrator()), await locked(User, maria.id), wanted)
    },
    'a new password': async () => changePassword(by(maria), await locked(User, maria.id), 'another'),
  }
  const token = { name: 'Sheet', scopes: ['read'], expiresOn: '2026-06-01' }

  for (const [what, end] of Object.entries(ends)) {
    it(`is not made at the same moment as ${what} ends all access`, async () => {
      expect((await meanwhile(end, () => browser.post('/tokens').send(token))).status).to.equal(401)
      expect(await ApiToken.count()).to.equal(0)
    })

    it(`does not feed a calendar after ${what}`, async () => {
      expect((await meanwhile(end, () => browser.post('/my/calendar-feed'))).status).to.equal(401)
      expect(await CalendarFeed.count()).to.equal(0)
    })
  }
})
