import { type Context, nobody } from '../../commands/context.ts'
import { dateIn } from '../../runtime/clock.ts'
import { clock } from './house.ts'

/** What a command knows when a test calls it without a request: nobody asks, at the moment of the test's clock. */
export function contextOf(given: Partial<Context> = {}): Context {
  const now = clock.now()
  return {
    actor: nobody,
    requestId: 'test',
    network: '',
    now,
    today: dateIn('Asia/Hong_Kong', now),
    ...given,
  }
}
