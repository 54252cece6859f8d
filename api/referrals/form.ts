import type { z } from 'zod'
import { dayOf, localTime } from '../../commands/partnerships/placement/offers/clock.ts'
import { disclosedOf } from '../../commands/psychosocial/disclosedOf.ts'
import { piecesOf } from '../../commands/psychosocial/draftReferral.ts'
import { answerHours } from '../../commands/psychosocial/referralClock.ts'
import { piecesWithReceiver } from '../../commands/psychosocial/referralLinks.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { inTransaction } from '../../models/database.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { User } from '../../models/User.ts'
import { findFor } from '../../policies/authorize.ts'
import { draw } from '../../reports/referral/draw.ts'
import type { ReferralForm } from '../../reports/referral/form.ts'
import { type Asked, endpoint } from '../endpoint.ts'
import { underGlass } from '../open.ts'
import { byId } from '../text.ts'

type FormAsked = Asked<z.infer<typeof byId>, unknown, unknown>

export const form = endpoint({
  summary: 'A referral in the fields of the inter-agency form, with what was chosen to be disclosed',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins.
  transaction: false,
  audits: true,
  handle: async asked => {
    const gathered = await inTransaction(() => gatherAudited(asked))
    const bytes = await draw(gathered)
    return { status: 200, file: { type: 'application/pdf', name: `${gathered.reference}.pdf`, bytes } }
  },
})

async function gatherAudited({ ability, context, params, house }: FormAsked): Promise<ReferralForm> {
  const referral = await findFor(ability, 'read', Referral, params.id, { group: 'disclosure' })
  const provider = await Provider.findByPk(referral.providerId, { rejectOnEmpty: true })
  const draft = referral.state === 'draft' || referral.state === 'awaiting-consent'
  const pieces = draft ? await piecesOf(referral.id) : await piecesWithReceiver(referral, context.today)
  if (!pieces)
    throw new Problem('illegal-state', 'The referral has ended, or the client does not agree to it any more')
  const referrer = await User.findByPk(referral.referredBy, { rejectOnEmpty: true })
  await record(context, 'referral.form-made', referral, {
    ...{ fields: pieces, records: [referral.clientId] },
    ...(await underGlass(context, Referral, referral.id)),
  })
  return {
    ...outlineOf(referral),
    ...{ draft, centre: house.config.CENTRE_NAME, printedOn: context.today },
    referredBy: referrer.displayName,
    referredTo: contactOf(provider),
    disclosed: await disclosedOf(referral.clientId, pieces),
  }
}

function outlineOf(referral: Referral) {
  const { reference, service, layer, urgency, sentAt, respondBy } = referral
  return {
    ...{ reference, layer, service: service.replaceAll('-', ' ') },
    priority: `${urgency}: answer within ${answerHours[urgency]} hours`,
    reason: referral.reason ?? '',
    safeContact: referral.safeContact ?? null,
    interpreter: referral.interpreter ?? null,
    sentOn: sentAt ? dayOf(sentAt.toISOString()) : null,
    respondBy: respondBy ? localTime(respondBy) : null,
  }
}

const contactOf = ({ name, contactName, telephone, email }: Provider) => ({
  name,
  contactName: contactName ?? null,
  telephone: telephone ?? null,
  email: email ?? null,
})
