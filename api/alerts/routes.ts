import { closeAlert } from '../../commands/psychosocial/safety/closeAlert.ts'
import { raiseAlert } from '../../commands/psychosocial/safety/raiseAlert.ts'
import { takeAlert } from '../../commands/psychosocial/safety/takeAlert.ts'
import { takeOver } from '../../commands/psychosocial/safety/takeOver.ts'
import { Case } from '../../models/Case.ts'
import { Referral } from '../../models/Referral.ts'
import { SafetyAlert } from '../../models/SafetyAlert.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { alertListing, ofClient, waitingFor } from './list.ts'
import { presentAlert, seenAlert } from './present.ts'
import * as schema from './schema.ts'

export const mine = endpoint({
  summary: 'The safety alerts that wait for you or that you have taken, the latest first',
  policy: { may: ['read', 'SafetyAlert'] },
  query: schema.MyAlertQuery,
  answer: { status: 200, schema: schema.AlertPage },
  transaction: false,
  handle: async ({ ability, query }) => {
    const question = { ...query, sort: '-raisedAt', filters: {}, where: waitingFor(ability) }
    return ok(await listPage(ability, alertListing, question, presentAlert))
  },
})

export const ofCase = endpoint({
  summary: 'The safety alerts about the client of a case: the flag, when, and who took it',
  policy: { may: ['read', 'SafetyAlert'] },
  params: byId,
  query: schema.AlertQuery,
  answer: { status: 200, schema: schema.AlertPage },
  transaction: false,
  handle: async ({ ability, params, query: { limit, cursor, sort, ...filters } }) => {
    const { clientId } = await findFor(ability, 'read', Case, params.id)
    authorize(ability, 'read', 'SafetyAlert')
    const question = { limit, cursor, sort, filters, where: ofClient(clientId) }
    return ok(await listPage(ability, alertListing, question, presentAlert))
  },
})

export const ofReferral = endpoint({
  summary: 'The safety alerts about the client of a referral, as far as they are yours to see',
  policy: { may: ['read', 'SafetyAlert'] },
  params: byId,
  query: schema.AlertQuery,
  answer: { status: 200, schema: schema.AlertPage },
  transaction: false,
  handle: async ({ ability, params, query: { limit, cursor, sort, ...filters } }) => {
    const { clientId } = await findFor(ability, 'read', Referral, params.id)
    const question = { limit, cursor, sort, filters, where: ofClient(clientId) }
    return ok(await listPage(ability, alertListing, question, presentAlert))
  },
})

export const raiseOnReferral = endpoint({
  summary: 'Raise a safety alert about somebody whom you serve; whoever is on duty is called at once',
  policy: { may: ['raise-alert', 'Referral'] },
  params: byId,
  body: schema.NewAlert,
  answer: { status: 201, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const { id: referralId, clientId } = await findFor(ability, 'raise-alert', Referral, params.id)
    const about = { ...body, clientId, referralId, source: 'clinician' as const }
    const { id } = await raiseAlert(context, about, house.config.PUBLIC_URL)
    return created(`/api/v1/alerts/${id}`, await seenAlert(ability, id))
  },
})

export const raiseOnCase = endpoint({
  summary: 'Raise a safety alert about the client of a case; whoever is on duty is called at once',
  policy: { may: ['raise-alert', 'Case'] },
  params: byId,
  body: schema.NewAlert,
  answer: { status: 201, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const { id: caseId, clientId } = await findFor(ability, 'raise-alert', Case, params.id)
    const about = { ...body, clientId, caseId, source: 'caseworker' as const }
    const { id } = await raiseAlert(context, about, house.config.PUBLIC_URL)
    return created(`/api/v1/alerts/${id}`, await seenAlert(ability, id))
  },
})

export const read = endpoint({
  summary: 'One safety alert, as far as it is yours to see',
  policy: { may: ['read', 'SafetyAlert'] },
  params: byId,
  answer: { status: 200, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const { id } = await open(ability, context, SafetyAlert, params.id)
    return ok(await seenAlert(ability, id))
  },
})

export const take = endpoint({
  summary: 'Take a safety alert upon yourself; nobody is called any more',
  policy: { may: ['take', 'SafetyAlert'] },
  params: byId,
  answer: { status: 200, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const alert = await findFor(ability, 'take', SafetyAlert, params.id)
    await takeAlert(context, alert)
    return ok(await seenAlert(ability, alert.id))
  },
})

export const handover = endpoint({
  summary: 'Take a safety alert over from whoever took it half an hour ago or more',
  policy: { may: ['take-over', 'SafetyAlert'] },
  params: byId,
  answer: { status: 200, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const alert = await findFor(ability, 'take-over', SafetyAlert, params.id)
    await takeOver(context, alert)
    return ok(await seenAlert(ability, alert.id))
  },
})

export const close = endpoint({
  summary: 'Say what came of a safety alert that was taken',
  policy: { may: ['close', 'SafetyAlert'] },
  params: byId,
  body: schema.Closing,
  answer: { status: 200, schema: schema.AlertSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const alert = await findFor(ability, 'close', SafetyAlert, params.id)
    await closeAlert(context, alert, body)
    return ok(await seenAlert(ability, alert.id))
  },
})
