import { invalid, Problem } from '../../errors.ts'
import type { Client } from '../../models/Client.ts'
import { Consent, type ConsentPurpose } from '../../models/Consent.ts'
import { OPEN_END } from '../../models/columns.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface NewConsent {
  firmId: string
  purpose: ConsentPurpose
  language: string
  noticeVersion: string
  givenOn: string
  expiresOn?: string | undefined
}

/** Records what a client agreed may be shared with a firm. */
export async function recordConsent(context: Context, client: Client, input: NewConsent): Promise<Consent> {
  const expiresOn = input.expiresOn ?? OPEN_END
  if (input.givenOn > context.today) throw invalid('/givenOn', 'in the future')
  if (expiresOn < input.givenOn) throw invalid('/expiresOn', 'before it was given')
  await refuseSecond(context.today, client.id, input)
  const consent = await Consent.create({
    ...input,
    expiresOn,
    clientId: client.id,
    state: 'given',
    recordedBy: context.actor.id,
  })
  await record(context, 'consent.recorded', consent, { records: [client.id, input.firmId] })
  return consent
}

async function refuseSecond(today: string, clientId: string, { firmId, purpose }: NewConsent): Promise<void> {
  const given = await Consent.findAll({ where: { clientId, firmId, purpose, state: 'given' } })
  if (given.some(consent => consent.expiresOn >= today)) {
    throw new Problem('conflict', 'A live consent for this firm and purpose exists; withdraw it first')
  }
}
