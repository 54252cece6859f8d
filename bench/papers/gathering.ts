import { readsOf } from '../statements.ts'
import type { Prepared } from '../world.ts'
import { megabytes, milliseconds } from './results.ts'
import { rowsOf } from './sizes.ts'
import type { Captured, Wanted } from './task.ts'
import { type Effort, inTurns, medianOf, ratioOf } from './turns.ts'
import { doOnce } from './work.ts'

export const gatheringHead = [
  ...[
    'world',
    'report',
    'rows',
    'statements',
    'gathered ms',
    'processor ms',
    'MB',
    'bare SQL ms',
    'processor ms',
    'MB',
    'to bare',
  ],
  ...['whole report ms', 'MB'],
]

/**
 * Gathers a report beside the statements that were sent for it, run by the driver alone, and makes the whole of it once in
 * a new process. Answers what the report says, and the line of the table.
 */
export async function measureGathering(
  { environment, name, world }: Prepared,
  wanted: Wanted,
  effort: Effort,
): Promise<{ data: unknown; line: string[] }> {
  const { result } = await doOnce<Captured>({ what: 'capture', wanted }, environment)
  const statements = readsOf(result.statements)
  const [ours, bare] = await inTurns(
    [
      { what: 'gather', wanted },
      { what: 'statements', statements },
    ],
    effort,
    { environment },
  )
  if (!ours || !bare) throw new Error('Nothing was measured')
  const whole = await doOnce({ what: 'make', wanted }, environment)
  const rows = await rowsOf(wanted, world, environment.DATABASE_URL ?? '')
  const line = [
    ...[name, wanted.kind, String(rows), String(statements.length)],
    ...[milliseconds(medianOf(ours)), milliseconds(medianOf(ours, 'processor')), megabytes(ours.peak)],
    ...[milliseconds(medianOf(bare)), milliseconds(medianOf(bare, 'processor')), megabytes(bare.peak)],
    ratioOf(ours, bare).toFixed(2),
    ...[milliseconds(whole.milliseconds), megabytes(whole.peak)],
  ]
  return { data: result.data, line }
}
