import type { HourMapping } from '../../../../models/HourBatch.ts'
import type { Context } from '../../../context.ts'
import { gatherFacts } from './facts.ts'
import { Judge, type Judged, type Named } from './judge.ts'
import type { FileRead } from './readHours.ts'
import { type MatterKnown, type RowFault, resolve } from './resolve.ts'
import { LineNames } from './rowKeys.ts'

export interface Question {
  firmId: string
  mapping: HourMapping
  /** The matters of the firm that whoever imports may read, by reference. */
  matters: ReadonlyMap<string, MatterKnown>
  again: boolean
}

/** What every line of a file comes to, in the order of the file. Changes nothing. */
export async function judgeFile(
  { today }: Context,
  file: FileRead,
  { firmId, mapping, matters, again }: Question,
): Promise<Judged[]> {
  const names = new LineNames(firmId)
  const judged = unreadable(file)
  const meant: Named[] = []
  for (const line of file.lines) {
    const resolved = resolve(line, mapping, matters)
    if (Array.isArray(resolved)) judged.push(fault(line.line, resolved))
    else meant.push({ ...resolved, name: names.nameOf(resolved) })
  }
  const facts = await gatherFacts(
    firmId,
    today,
    meant,
    meant.map(({ name }) => name),
  )
  const judge = new Judge(facts, again)
  judged.push(...meant.map(line => judge.judge(line)))
  return judged.sort((a, b) => a.line - b.line)
}

const fault = (line: number, faults: RowFault[]): Judged => ({ line, outcome: 'fault', entry: null, faults })

/** What the reader of the file could not read, a row a line. */
function unreadable({ faults }: FileRead): Judged[] {
  const byLine = new Map<number, RowFault[]>()
  for (const { line, field, detail } of faults) {
    const known = byLine.get(line) ?? []
    byLine.set(line, known)
    known.push({ fault: 'unreadable', field, detail })
  }
  return [...byLine].map(([line, ofLine]) => fault(line, ofLine))
}
