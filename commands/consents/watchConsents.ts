import { shiftDays } from '../../jurisdictions/days.ts'
import { Client } from '../../models/Client.ts'
import { agreeingKinds, Consent } from '../../models/Consent.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { addEvent, dataKindsOf, endingOf, endOf, expiringTask } from './events.ts'
import { about } from './recordConsent.ts'
import { tellLeadOfFile } from './tellLead.ts'

/** How many days before the end of a consent the lead caseworker is told. The centre's own rule. */
const NOTICE_DAYS = 30

/** The consents that run out within the days of notice, or have run out, and that no event has ended. */
export async function consentsRunningOut(today: string): Promise<string[]> {
  const kinds = agreeingKinds.map(escaped).join(', ')
  const rows = await select<{ id: string }>(
    `SELECT consent.id FROM consents consent
     WHERE consent.expires_on <= ? AND consent.kind IN (${kinds})
       AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = consent.id)
     ORDER BY consent.expires_on, consent.id`,
    [shiftDays(today, NOTICE_DAYS)],
  )
  return rows.map(({ id }) => id)
}

/**
 * Writes down that a consent has run out, or tells whoever leads the file that it soon will. Access by it ended with its
 * last day, whenever this runs. Asked twice, it does nothing the second time. Runs in a transaction of its own.
 */
export async function watchConsent(context: Context, id: string): Promise<void> {
  const consent = await Consent.findByPk(id, { lock: true, rejectOnEmpty: true })
  if (await endOf(consent)) return
  if (consent.expiresOn < context.today) return expire(context, consent)
  const client = await Client.findByPk(consent.clientId, { rejectOnEmpty: true })
  await tellLeadOfFile(context, client, {
    ...{ ...expiringTask(id), dueOn: consent.expiresOn },
    note: `A consent of ${client.reference} (${consent.purpose}) runs out on ${consent.expiresOn}. Ask whether it shall go on.`,
  })
}

async function expire(context: Context, consent: Consent): Promise<void> {
  await Client.findByPk(consent.clientId, { attributes: ['id'], lock: true })
  const event = endingOf(consent, { kind: 'expired', occurredOn: context.today })
  const added = await addEvent(context, event, await dataKindsOf(consent))
  await record(context, 'consent.expired', added, about(added))
}
