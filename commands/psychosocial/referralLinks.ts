import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { newId } from '../../models/columns.ts'
import type { Provider } from '../../models/Provider.ts'
import { Referral, type ReferralState } from '../../models/Referral.ts'
import type { Piece } from '../../models/ReferralDisclosure.ts'
import { ReferralLink } from '../../models/ReferralLink.ts'
import { linkTo } from '../access/mail.ts'
import { hashToken, newSecret } from '../access/secrets.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { type Letter, writeMail } from '../mail/writeMail.ts'
import { localTime } from '../partnerships/placement/offers/clock.ts'
import { record } from '../record.ts'
import { agreedPieces } from './consentToRefer.ts'
import { piecesOf } from './draftReferral.ts'
import { isEnd } from './referralMoves.ts'

const DAY = 86_400_000
/** For how many days a link works. The centre's own choice. */
const LINK_DAYS = 30

const worthless = () => new Problem('not-found', 'There is no such link, or it was used, or its time is over')

/**
 * The pieces that may be with the receiver of a referral today: it was sent, has not ended, and the client agrees. What the
 * client does not agree to any more is not among them. Null where nothing may be there.
 */
export async function piecesWithReceiver(referral: Referral, today: string): Promise<Piece[] | null> {
  const { id, clientId, providerId, state } = referral
  if (notSent.includes(state) || isEnd(state)) return null
  const agreed = await agreedPieces(clientId, providerId, today)
  return agreed && (await piecesOf(id)).filter(piece => agreed.includes(piece))
}

const notSent: readonly ReferralState[] = ['draft', 'awaiting-consent']

/** Makes a link for a referral, and ends the earlier ones. Returns its token, of which only the hash is kept. */
export async function makeReferralLink(context: Context, { id: referralId }: Referral): Promise<string> {
  await endReferralLinks(context, referralId)
  const { token, tokenHash } = newSecret()
  const expiresAt = new Date(context.now.getTime() + LINK_DAYS * DAY)
  await ReferralLink.create({ id: newId(), referralId, tokenHash, expiresAt, createdAt: context.now })
  return token
}

export async function endReferralLinks({ now }: Context, referralId: string): Promise<void> {
  await ReferralLink.update({ usedAt: now }, { where: { referralId, usedAt: null } })
}

/** A referral, and the pieces of the file that may be with its receiver. */
interface WithReceiver {
  referral: Referral
  pieces: Piece[]
}

/**
 * The referral that a token opens, locked. Throws the same 404 for every token that opens nothing: unknown, used, replaced by
 * a newer one, too late, or of a referral that has ended or to which the client does not agree any more.
 */
export async function referralByLink(context: Context, token: string): Promise<WithReceiver> {
  const where = { tokenHash: hashToken(token), usedAt: null }
  const found = await ReferralLink.findOne({ where })
  if (!found) throw worthless()
  const referral = await Referral.findByPk(found.referralId, { lock: true, rejectOnEmpty: true })
  // Asked anew now that the referral is locked: the link may have been used meanwhile.
  const link = await ReferralLink.findOne({ where, lock: true })
  if (!link || link.expiresAt <= context.now) throw worthless()
  await hold(Client, referral.clientId)
  const pieces = await piecesWithReceiver(referral, context.today)
  if (!pieces) throw worthless()
  return { referral, pieces }
}

/** Writes to a provider without an account, with a new link to answer by. False where there is no address, or no consent. */
export async function writeToProvider(
  context: Context,
  referral: Referral,
  { email }: Provider,
  { publicUrl, letter }: { publicUrl: string | undefined; letter: 'sent' | 'nudge' },
): Promise<boolean> {
  if (!email || !(await piecesWithReceiver(referral, context.today))) return false
  const token = await makeReferralLink(context, referral)
  await writeMail(context, email, letters[letter](referral, linkTo(publicUrl ?? '', 'referral', token)))
  return true
}

/** A referrer's wish: the provider gets a new link, and the one before works no more. Throws 409 where none can be sent. */
export async function sendNewLink(
  context: Context,
  referral: Referral,
  provider: Provider,
  publicUrl: string | undefined,
): Promise<void> {
  const written =
    provider.kind !== 'internal' &&
    (await writeToProvider(context, referral, provider, { publicUrl, letter: 'nudge' }))
  if (!written)
    throw new Problem('illegal-state', 'There is nobody to whom a link could be sent for this now')
  await record(context, 'referral.link-sent', referral)
}

/** The mails name the referral by its reference, and nobody: what was disclosed is behind the link. */
const letters: Record<'sent' | 'nudge', (referral: Referral, link: string) => Letter> = {
  sent: (referral, link) => ({
    kind: 'referral',
    subject: `A referral to you: ${referral.reference}`,
    lines: ['The centre refers somebody to you, with their consent.', '', ...asking(referral, link)],
  }),
  nudge: (referral, link) => ({
    kind: 'referral-nudge',
    subject: `Your answer is awaited: ${referral.reference}`,
    lines: ['The centre asks what became of a referral to you.', '', ...asking(referral, link)],
  }),
}

const asking = ({ reference, urgency, respondBy }: Referral, link: string): string[] => [
  `Reference: ${reference}`,
  `Urgency: ${urgency}`,
  ...(respondBy ? [`Please answer before ${localTime(respondBy)}.`] : []),
  '',
  'See what it is about, and answer, by this link. It works for one answer; each answer opens the way to the next:',
  link,
]
