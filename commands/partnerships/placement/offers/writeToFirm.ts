import { Problem } from '../../../../errors.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Offer } from '../../../../models/Offer.ts'
import { linkTo } from '../../../access/mail.ts'
import { newSecret } from '../../../access/secrets.ts'
import type { Context } from '../../../context.ts'
import { type Letter, writeMail } from '../../../mail/writeMail.ts'
import { openTask } from '../../../tasks/openTask.ts'
import { addressesOf } from './addressesOf.ts'
import type { Turn } from './ladder.ts'
import type { OfferLetterKind } from './letters/facts.ts'
import { letterOf } from './letters/letterOf.ts'

/** Writes to the firm whose turn it is, with a new link to answer by. An earlier link works no longer. */
export async function writeWithLink(
  context: Context,
  { matter, offer, publicUrl }: Turn,
  kind: OfferLetterKind,
): Promise<void> {
  const { token, tokenHash } = newSecret()
  await offer.update({ answerTokenHash: tokenHash })
  await writeToFirm(context, { matter, offer }, kind, linkTo(publicUrl, 'offer', token))
}

/**
 * Writes to the firm whose turn it is, in its language. Where nobody of the firm can be reached, the manager is told, for
 * the clock runs all the same.
 */
export async function writeToFirm(
  context: Context,
  { matter, offer }: Pick<Turn, 'matter' | 'offer'>,
  kind: OfferLetterKind,
  link = '',
): Promise<void> {
  const { addresses, language } = await addressesOf(context, matter, offer.firmId)
  const { reference, kind: work, neededUntil } = matter
  const letter = letterOf(kind, language, {
    reference,
    kind: work,
    neededUntil,
    answerBy: offer.answerBy ?? '',
    link,
  })
  let written = 0
  for (const address of addresses) if (await wasWritten(context, address, letter)) written += 1
  if (written === 0) await tellManager(context, matter, offer)
}

/** A contact's address that is none must not hold the ladder up. */
export async function wasWritten(context: Context, address: string, letter: Letter): Promise<boolean> {
  try {
    await writeMail(context, address, letter)
    return true
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid-input') return false
    throw error
  }
}

const tellManager = (context: Context, matter: Matter, { id, firmId }: Offer) =>
  openTask(context, {
    kind: 'firm-not-reached',
    key: `firm-not-reached ${id}`,
    owedBy: 'partnerships_manager',
    dueOn: context.today,
    ...{ firmId, matterId: matter.id },
    note: 'Nobody of the firm has an address for offers. Call them: the clock runs.',
  })
