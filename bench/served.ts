import { startServer } from '../api/start.ts'
import { systemClock } from '../runtime/clock.ts'
import { readConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'
import { beginCapture, endCapture } from './capture.ts'

/**
 * Causeway as it is, started for a bench. Asked by its parent, it tells which statements the next requests hand to the
 * driver, so that the baseline can run the same ones.
 */
const running = await startServer(readConfig(process.env), systemClock, createLogger('info'))

process.on('message', (order: 'capture' | 'tell') => {
  if (order === 'capture') beginCapture()
  if (order === 'tell') process.send?.({ captured: endCapture() })
})
process.on('SIGTERM', () => process.exit(0))
process.send?.({ port: Number(new URL(running.url).port) })
