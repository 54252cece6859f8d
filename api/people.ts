import { User } from '../models/User.ts'
import { marked } from './text.ts'

/** A colleague as others see them. */
export interface Person {
  id: string
  name: string
}

export async function personOf(userId: string): Promise<Person> {
  const user = await User.findByPk(userId, { attributes: ['id', 'displayName'], rejectOnEmpty: true })
  return { id: user.id, name: marked(user.displayName) }
}
