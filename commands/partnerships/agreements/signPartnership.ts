import { invalid, Problem } from '../../../errors.ts'
import { Firm } from '../../../models/Firm.ts'
import { Partnership, type Signatory } from '../../../models/Partnership.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { stand } from '../firms/standing.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { beginRenewals } from '../renewals/stopMessages.ts'

export interface SignatureInput {
  signedOn: string
  /** Null where nobody knows any more, as in agreements of years ago. */
  signatories?: Signatory[] | null | undefined
}

/**
 * Makes a drafted agreement binding, and its firm a partner. The steps to its renewal are planned, and those of the
 * agreement before it are over. Throws 409 unless it is a draft.
 */
export async function signPartnership(
  context: Context,
  partnership: Partnership,
  { signedOn, signatories = null }: SignatureInput,
): Promise<void> {
  if (partnership.state !== 'draft') {
    throw new Problem('illegal-state', `This partnership is ${partnership.state}; only a draft can be signed`)
  }
  refuseFuture(context, '/signedOn', signedOn)
  refuseLater(signatories ?? [], signedOn)
  await partnership.update({ state: 'signed', signedOn, signatories })
  const firm = await Firm.findByPk(partnership.firmId, { lock: true, rejectOnEmpty: true })
  await stand(context, firm, { status: 'partner', sinceOn: context.today, because: 'agreement-signed' })
  const agreements = await Partnership.findAll({ where: { firmId: firm.id }, lock: true })
  await beginRenewals(context, { firm, partnership, agreements })
  await record(context, 'partnership.signed', partnership, {
    fields: ['state', 'signedOn', 'signatories'],
    records: [firm.id],
  })
}

/** An agreement is signed on the day of its last signature. */
function refuseLater(signatories: Signatory[], signedOn: string): void {
  const place = signatories.findIndex(signatory => signatory.signedOn > signedOn)
  if (place >= 0) throw invalid(`/signatories/${place}/signedOn`, 'lies after the day of the agreement')
}
