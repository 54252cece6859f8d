import { expect } from 'chai'
import { writeMail } from '../../commands/mail/writeMail.ts'
import { inTransaction } from '../../models/database.ts'
import { forgetMails } from '../../models/forgetMails.ts'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import { contextOf } from '../support/context.ts'
import { clock, pass } from '../support/house.ts'

const DAY = 24 * 60

describe('the text of mails', () => {
  const write = async (given: Partial<OutboxMessage>) => {
    const letter = {
      kind: 'offer',
      subject: 'A matter for your firm',
      lines: ['https://centre.example/offer#canary'],
    }
    const id = await writeMail(contextOf(), 'desk@firm.example', letter)
    await OutboxMessage.update(given, { where: { id } })
    return id
  }
  const forget = () => inTransaction(() => forgetMails(clock.now(), 90))
  const bodyOf = async (id: string) => (await OutboxMessage.findByPk(id))?.body

  it('is forgotten ninety days after a mail was sent, once, and the row stays', async () => {
    const id = await write({ sentAt: clock.now() })
    pass(90 * DAY)
    expect(await forget()).to.equal(0)
    expect(await bodyOf(id)).to.match(/canary/)
    pass(1)
    expect(await forget()).to.equal(1)
    expect(await forget()).to.equal(0)
    const row = await OutboxMessage.findByPk(id, { rejectOnEmpty: true })
    expect(row).to.include({ kind: 'offer', recipient: 'desk@firm.example', body: '' })
    expect(row.forgottenAt).to.deep.equal(clock.now())
  })

  it('is kept while a mail waits, or after it bounced', async () => {
    const waiting = await write({})
    const bounced = await write({ bouncedAt: clock.now() })
    pass(400 * DAY)
    expect(await forget()).to.equal(0)
    for (const id of [waiting, bounced]) expect(await bodyOf(id)).to.match(/canary/)
  })
})
