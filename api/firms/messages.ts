import { z } from 'zod'
import { Contact } from '../../models/Contact.ts'
import { Firm } from '../../models/Firm.ts'
import { messageStates, PlannedMessage, skipReasons } from '../../models/PlannedMessage.ts'
import { letterKinds } from '../../models/RenewalRung.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { endpoint, ok } from '../endpoint.ts'
import { pageSchema } from '../page.ts'
import { date, marked, uuid } from '../text.ts'
import { agreementOfYear } from './query.ts'
import { byYear, FirmsOwn } from './schema.ts'

const moment = z.iso.datetime().nullable()

const MessageAnswer = z.strictObject({
  id: uuid,
  rung: z.string(),
  round: z.int(),
  plannedFor: date,
  state: z.enum(messageStates),
  because: z.enum(skipReasons).nullable(),
  letter: z.enum(letterKinds).nullable(),
  contact: z.strictObject({ id: uuid, name: z.string() }).nullable(),
  language: z.string().nullable(),
  taskId: uuid.nullable(),
  madeAt: moment,
  settledAt: moment,
})

export const list = endpoint({
  summary: 'The ledger of a renewal: what was planned to be said when, and what became of it',
  policy: { may: ['read-desk', 'Firm'] },
  params: byYear,
  query: FirmsOwn,
  answer: { status: 200, schema: pageSchema(MessageAnswer) },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read-desk', Firm, params.id)
    const { partnership } = await agreementOfYear(firm.id, params.year)
    const contacts = await Contact.findAll({ where: { firmId: firm.id } })
    const names = new Map(contacts.map(({ id, name }) => [id, name]))
    const parent = { partnershipId: partnership.id }
    return ok(await listChildren(PlannedMessage, parent, 'plannedFor', query, row => present(row, names)))
  },
})

function present(message: PlannedMessage, names: Map<string, string>) {
  const { id, rung, round, plannedFor, state, contactId } = message
  const contact = contactId ? { id: contactId, name: marked(names.get(contactId) ?? '') } : null
  return {
    id,
    rung,
    round,
    plannedFor,
    state,
    because: message.because ?? null,
    letter: message.letter ?? null,
    contact,
    language: message.language ?? null,
    taskId: message.taskId ?? null,
    madeAt: message.madeAt?.toISOString() ?? null,
    settledAt: message.settledAt?.toISOString() ?? null,
  }
}
