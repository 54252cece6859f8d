import { inTransaction } from '../../models/database.ts'
import { openStore } from '../../models/store.ts'
import { abilityOf } from '../../policies/abilityOf.ts'
import { fingerprintOf } from '../../reports/fingerprint.ts'
import { kindOf } from '../../reports/kinds.ts'
import { minuteOf } from '../../runtime/clock.ts'
import { readConfig } from '../../runtime/config.ts'
import { todayInHongKong } from '../world.ts'
import type { Wanted } from './task.ts'

export interface Maker {
  /** All that the report says, as the job gathers it. */
  gather(): Promise<unknown>
  /** The whole report as the job makes it, but for keeping it. */
  make(): Promise<Buffer>
}

/** Opens the database of this process for making one report, each time with the rights of its reader as they are then. */
export async function makerOf({ kind, parameters, readerId }: Wanted): Promise<Maker> {
  const config = readConfig(process.env)
  await openStore(config)
  const { may, gather, draw, audiences, languages } = kindOf(kind)
  const gatherOnce = async () => {
    const [now, today] = [new Date(), todayInHongKong()]
    const setting = {
      ...{ centre: { name: 'Harbour Justice Centre' }, today, now, zone: 'Asia/Hong_Kong' },
      ...{ audience: audiences[0], language: languages[0], smallCells: config.SMALL_CELLS },
    }
    const ability = await abilityOf(readerId, today, minuteOf(now))
    if (!ability) throw new Error('The reader of the bench has no account')
    return inTransaction(async () => {
      await may(ability, parameters)
      return gather(ability, parameters, setting)
    })
  }
  return {
    gather: gatherOnce,
    async make() {
      const data = await gatherOnce()
      const mark = {
        fingerprint: fingerprintOf(kind, data),
        verifyAt: 'http://localhost/api/v1/reports/verify/',
      }
      return (await draw(data, mark)).bytes
    },
  }
}
