import { type FileRead, readHours } from '../../commands/partnerships/hours/import/readHours.ts'
import { readFile } from '../../models/files.ts'
import type { HourBatch, HourMapping } from '../../models/HourBatch.ts'

const turns = new Map<string, Promise<unknown>>()

/**
 * Does the work of one person after what they asked for before. Workbooks are read one after the other: whoever asks for
 * many of them at once waits for themselves, and others for one of theirs only.
 */
export async function inTurn<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(userId) ?? Promise.resolve()).then(work)
  const over = turn.catch(() => undefined)
  turns.set(userId, over)
  try {
    return await turn
  } finally {
    if (turns.get(userId) === over) turns.delete(userId)
  }
}

/** Reads the file of an import by a mapping, in the turn of whoever asks. */
export function readInTurn(
  userId: string,
  { format, fileId }: HourBatch,
  mapping: HourMapping | null,
): Promise<FileRead> {
  return inTurn(userId, async () => readHours(format, (await readFile(fileId)).bytes, mapping))
}
