import { closeDatabase } from '../../models/database.ts'
import { emptyTables, openHouse, removeFolder } from './house.ts'

export const mochaHooks = {
  // Every migration runs here, on a machine that may do other things as well.
  async beforeAll(this: Mocha.Context) {
    this.timeout(60_000)
    await openHouse()
  },
  beforeEach: emptyTables,
  async afterAll() {
    await closeDatabase()
    removeFolder()
  },
}
