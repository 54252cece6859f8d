import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { agreeingKinds } from '../../models/Consent.ts'
import type { DataKind } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import type { Referral } from '../../models/Referral.ts'
import { Share, type ShareKind } from '../../models/Share.ts'
import { escaped, select } from '../../models/statements.ts'
import { kindOfShare } from '../../policies/conditions.ts'
import { tellLeadOfFile } from '../consents/tellLead.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { record } from '../record.ts'

export interface NewShare {
  kind: ShareKind
  text: string
}

/**
 * Writes something for the legal side, which reads it while the client agrees that this kind of data crosses. Whoever leads
 * the file is told that it is there. Throws 409 where the client does not agree today.
 */
export async function shareAcross(context: Context, referral: Referral, input: NewShare): Promise<Share> {
  const { id: referralId, clientId } = referral
  await hold(Client, clientId)
  if (!(await agreesToCross(clientId, kindOfShare[input.kind], context.today))) {
    throw new Problem('illegal-state', 'The client has not agreed that this crosses to the legal side')
  }
  const share = await Share.create({
    ...{ id: newId(), referralId, clientId, ...input },
    ...{ state: 'shared', madeBy: context.actor.id },
  })
  const client = await Client.findByPk(clientId, { rejectOnEmpty: true })
  await tellLeadOfFile(context, client, {
    kind: 'share-made',
    key: `share-made ${share.id}`,
    dueOn: context.today,
    note: `The psychosocial side shared something about ${client.reference}. Read it in the case.`,
  })
  await record(context, 'share.made', share, { outcome: input.kind, records: [clientId, referralId] })
  return share
}

/** Whether a client agrees today that the centre uses this kind of data for its casework. */
async function agreesToCross(clientId: string, kind: DataKind, today: string): Promise<boolean> {
  const rows = await select(
    `SELECT agreed.id FROM consents agreed
     JOIN consent_scopes shared ON shared.consent_id = agreed.id AND shared.data_kind = ?
     WHERE agreed.client_id = ? AND agreed.purpose = 'casework' AND agreed.recipient_kind = 'centre'
       AND agreed.kind IN (${agreeingKinds.map(escaped).join(', ')})
       AND agreed.valid_from <= ? AND agreed.expires_on >= ?
       AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = agreed.id)`,
    [kind, clientId, today, today],
  )
  return rows.length > 0
}
