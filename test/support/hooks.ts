import { closeDatabase } from '../../models/database.ts'
import { emptyTables, openHouse, removeFolder } from './house.ts'

export const mochaHooks = {
  beforeAll: openHouse,
  beforeEach: emptyTables,
  async afterAll() {
    await closeDatabase()
    removeFolder()
  },
}
