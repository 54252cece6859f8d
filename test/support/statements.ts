import { database } from '../../models/database.ts'

interface Manager {
  getConnection: (options: object) => unknown
}

/** How many statements some work sends outside a transaction: there each of them takes a connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const manager = (database() as unknown as { connectionManager: Manager }).connectionManager
  const get = manager.getConnection
  let sent = 0
  manager.getConnection = options => {
    sent += 1
    return get.call(manager, options)
  }
  try {
    await work()
    return sent
  } finally {
    manager.getConnection = get
  }
}
