import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

/** Reads one sheet and says what came of it. JavaScript, because a worker begins without the loader of TypeScript. */
register()
const { readSheet } = await import('./sheet.ts')
const { Unreadable } = await import('./zip.ts')
try {
  parentPort?.postMessage({ lines: await readSheet(Buffer.from(workerData)) })
} catch (error) {
  const detail = error instanceof Unreadable ? error.message : 'The workbook cannot be read'
  parentPort?.postMessage({ detail })
}
