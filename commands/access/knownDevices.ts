import { KnownDevice } from '../../models/KnownDevice.ts'
import type { Context } from '../context.ts'
import { hashToken, newSecret } from './secrets.ts'

const DEVICES_KEPT = 20

/** A device that is known for this person keeps its token; any other gets a new one, which nobody can have planted. */
export async function rememberDevice(context: Context, userId: string, sent?: string): Promise<string> {
  if (sent && (await knownDevice(userId, sent))) return sent
  const { token, tokenHash } = newSecret()
  await KnownDevice.create({ userId, tokenHash, createdAt: context.now })
  const oldest = await KnownDevice.findAll({
    where: { userId },
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
    offset: DEVICES_KEPT,
    limit: 100,
  })
  await KnownDevice.destroy({ where: { id: oldest.map(device => device.id) } })
  return token
}

/** The device of this person that bears the token. */
export async function knownDevice(userId: string, token: string): Promise<KnownDevice | null> {
  return KnownDevice.findOne({ where: { userId, tokenHash: hashToken(token) } })
}
