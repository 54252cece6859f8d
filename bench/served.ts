import { startServer } from '../api/start.ts'
import { database } from '../models/database.ts'
import { systemClock } from '../runtime/clock.ts'
import { readConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'

/**
 * Causeway as it is, started for a bench. Asked by its parent, it tells which statements the next requests send to the
 * database, so that the baseline can run the same ones.
 */
const running = await startServer(readConfig(process.env), systemClock, createLogger('info'))
let captured: string[] = []

process.on('message', (order: 'capture' | 'tell' | 'memory') => {
  const { options } = database() as unknown as { options: object }
  if (order === 'capture') {
    captured = []
    Object.assign(options, { logging: (text: string) => captured.push(text), logQueryParameters: true })
  }
  if (order === 'tell') {
    Object.assign(options, { logging: false, logQueryParameters: false })
    process.send?.({ captured })
  }
  if (order === 'memory') process.send?.({ rss: process.memoryUsage().rss })
})

process.send?.({ port: Number(new URL(running.url).port) })
process.on('SIGTERM', () => process.exit(0))
