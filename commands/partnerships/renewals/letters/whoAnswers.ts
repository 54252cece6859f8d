import { RoleGrant } from '../../../../models/RoleGrant.ts'
import { User } from '../../../../models/User.ts'

export interface Answering {
  name: string
  email: string
}

/**
 * Who at the centre answers a letter to a firm: whoever runs the programme of partnerships, the longest with an account,
 * else a director. Null when there is neither.
 */
export async function whoAnswers(): Promise<Answering | null> {
  for (const role of ['partnerships_manager', 'director']) {
    const holders = await RoleGrant.findAll({ where: { role }, attributes: ['userId'] })
    const userId = holders.map(({ userId }) => userId)
    const user = await User.findOne({ where: { id: userId, status: 'active' }, order: ['createdAt', 'id'] })
    if (user) return { name: user.displayName, email: user.signInName }
  }
  return null
}
