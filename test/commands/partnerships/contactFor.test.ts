import { expect } from 'chai'
import { contactFor, letterLanguage } from '../../../commands/partnerships/firms/contactFor.ts'
import { Contact, type ContactRole } from '../../../models/Contact.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { build } from '../../support/build.ts'

describe('the addressee of a letter to a firm', () => {
  let firm: Firm

  beforeEach(async () => {
    firm = await build.partnerFirm()
  })

  const contact = (name: string, roles: ContactRole[], given: object = {}) =>
    Contact.create({
      id: newId(),
      firmId: firm.id,
      name,
      roles,
      email: `${name}@firm.example`,
      language: 'en',
      startsOn: '2026-01-01',
      ...given,
    })
  const nameFor = async (role: ContactRole) => (await contactFor(firm.id, role, '2026-03-18'))?.name

  it('is whoever has the role, else the coordinator, else the partner in charge', async () => {
    expect(await contactFor(firm.id, 'finance', '2026-03-18')).to.equal(null)
    await contact('partner', ['partner-in-charge'])
    expect(await nameFor('finance')).to.equal('partner')
    await contact('coordinator', ['coordinator'])
    expect(await nameFor('finance')).to.equal('coordinator')
    await contact('finance', ['finance', 'conflict-contact'])
    expect(await nameFor('finance')).to.equal('finance')
    expect(await nameFor('conflict-contact')).to.equal('finance')
    expect(await nameFor('partner-in-charge')).to.equal('partner')
  })

  it('is of this firm, in office on the day, and the one of longest standing', async () => {
    const other = await build.partnerFirm()
    await contact('stranger', ['finance'], { firmId: other.id })
    await contact('gone', ['finance'], { endsOn: '2026-03-17' })
    await contact('coming', ['finance'], { startsOn: '2026-03-19' })
    await contact('newer', ['finance'], { startsOn: '2026-03-01' })
    await contact('older', ['finance'], { startsOn: '2026-02-01', endsOn: '2026-03-18' })
    expect(await nameFor('finance')).to.equal('older')
  })

  it('can be reached: by their own address, or by that of an account that is in use', async () => {
    const [suspended, active] = [
      await build.user(['firm_coordinator'], { firmId: firm.id, status: 'suspended' }),
      await build.coordinator(firm),
    ]
    await contact('silent', ['finance'], { email: null })
    await contact('suspended', ['finance'], { email: null, userId: suspended.id })
    expect(await contactFor(firm.id, 'finance', '2026-03-18')).to.equal(null)
    await contact('reachable', ['finance'], { email: null, userId: active.id, language: 'zh-Hant' })
    expect(await contactFor(firm.id, 'finance', '2026-03-18')).to.include({
      name: 'reachable',
      email: active.signInName,
      language: 'zh-Hant',
    })
  })

  it('is written to in a language in which letters exist', () => {
    const languages = ['en', 'zh-Hant', 'zh-Hans', 'zh', 'yue-Hant', 'fr', 'zho'].map(letterLanguage)
    expect(languages).to.deep.equal(['en', 'zh-Hant', 'zh-Hant', 'zh-Hant', 'zh-Hant', 'en', 'en'])
  })
})
