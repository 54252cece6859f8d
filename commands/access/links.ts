import { Problem } from '../../errors.ts'
import { type LinkPurpose, SingleUseLink } from '../../models/SingleUseLink.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { hashToken, newSecret } from './secrets.ts'

const MINUTE = 60_000

/** How long each kind of link works. */
export const lifetimes: Record<LinkPurpose, number> = {
  'set-up': 30 * MINUTE,
  invitation: 7 * 24 * 60 * MINUTE,
  'password-reset': 30 * MINUTE,
}

/** Makes a link of one kind for a person, and ends the earlier ones. Returns its token, of which only the hash is kept. */
export async function makeLink(
  context: Context,
  purpose: LinkPurpose,
  userId: string | null,
): Promise<string> {
  await SingleUseLink.update({ usedAt: context.now }, { where: { purpose, userId, usedAt: null } })
  const { token, tokenHash } = newSecret()
  await SingleUseLink.create({
    tokenHash,
    purpose,
    userId,
    createdAt: context.now,
    expiresAt: new Date(context.now.getTime() + lifetimes[purpose]),
  })
  return token
}

const worthless = () => new Problem('not-found', 'There is no such link, or it was used, or its time is over')

/** The link that a token opens, while it works. Throws the same 404 for every token that opens none. */
export async function findLink(
  context: Context,
  purpose: LinkPurpose,
  token: string,
): Promise<SingleUseLink> {
  const link = await SingleUseLink.findOne({ where: { tokenHash: hashToken(token), purpose, usedAt: null } })
  if (!link || link.expiresAt <= context.now) throw worthless()
  return link
}

/** Uses a link up. Of two requests at once, one gets the 404 of a used link. */
export async function useLink(context: Context, link: SingleUseLink): Promise<void> {
  const where = { id: link.id, usedAt: null }
  const [changed] = await SingleUseLink.update({ usedAt: context.now }, { where })
  if (changed !== 1) throw worthless()
}

/** The person for whom a link was made, locked. */
export async function ownerOf(link: SingleUseLink): Promise<User> {
  return User.findByPk(link.userId ?? '', { lock: true, rejectOnEmpty: true })
}
