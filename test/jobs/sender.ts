import { contextAt } from '../../jobs/place.ts'
import { sendMail } from '../../jobs/sendMail.ts'
import { closeDatabase } from '../../models/database.ts'
import { openExistingStore } from '../../models/store.ts'
import { fixedClock } from '../../runtime/clock.ts'
import { readConfig } from '../../runtime/config.ts'
import { createLogger } from '../../runtime/logger.ts'

/** Sends the mails that wait, in a process of its own, and ends. */
const config = readConfig(process.env)
const clock = fixedClock(config.FIXED_CLOCK ?? '')
const place = { config, clock, logger: createLogger('error'), zone: 'Asia/Hong_Kong' }
await openExistingStore(config)
const reached = async () => undefined
await sendMail(contextAt(place), { place, payload: {}, signal: new AbortController().signal, reached })
await closeDatabase()
