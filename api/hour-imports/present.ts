import type { Judged } from '../../commands/partnerships/hours/import/judge.ts'
import type { FileRead } from '../../commands/partnerships/hours/import/readHours.ts'
import { isProgramme, type MatterKnown } from '../../commands/partnerships/hours/import/resolve.ts'
import type { HourMapping } from '../../models/HourBatch.ts'
import { marked } from '../text.ts'
import type { BatchAndName } from './query.ts'

const FOUND = 500

/** An import in the list. */
export function presentBatch({ batch, name }: BatchAndName) {
  const { id, firmId, format, state, uploadedBy, createdAt, runAt, undoneAt } = batch
  return {
    ...{ id, firmId, name: marked(name), format, state, uploadedBy },
    createdAt: createdAt.toISOString(),
    runAt: runAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}

/** A mapping as far as its reader may read the matters that it names, and the words in which it names them. */
export function presentMapping(
  mapping: HourMapping | null,
  matters: ReadonlyMap<string, MatterKnown>,
  withWords: boolean,
): HourMapping | null {
  if (!mapping) return null
  if (!withWords) return { ...mapping, matters: {} }
  const readable = Object.entries(mapping.matters).filter(
    ([, ours]) => isProgramme(ours) || matters.has(ours),
  )
  return { ...mapping, matters: Object.fromEntries(readable) }
}

/** What a file holds, for whoever says how it is to be understood; what it calls matters, for who reads those words. */
export function presentFile({ columns, lines, faults }: FileRead, withWords: boolean) {
  const some = (texts: string[]) => [...new Set(texts.filter(Boolean))].slice(0, FOUND).map(marked)
  return {
    columns: columns.map(marked),
    found: {
      matters: withWords ? some(lines.map(({ clientMatter, firmMatter }) => clientMatter || firmMatter)) : [],
      people: some(lines.map(({ timekeeperId, timekeeperName }) => timekeeperId || timekeeperName)),
      activities: some(lines.map(({ activityCode }) => activityCode)),
    },
    lines: lines.length,
    faults: faults.slice(0, FOUND).map(({ line, field, detail }) => ({ line, field: marked(field), detail })),
  }
}

/** What the lines of a file come to. */
export function presentReport(
  { passedOver }: FileRead,
  judged: readonly Judged[],
  rows: readonly Judged[] = judged,
) {
  const count = (outcome: Judged['outcome']) => judged.filter(each => each.outcome === outcome).length
  const added = judged.flatMap(({ outcome, entry }) =>
    entry && (outcome === 'new' || outcome === 'late') ? [entry] : [],
  )
  return {
    rows: rows.map(presentRow),
    passedOver: passedOver.map(({ line, type }) => ({ line, type })),
    totals: {
      ...{ new: count('new'), late: count('late'), already: count('already'), fault: count('fault') },
      minutes: added.reduce((sum, { minutes }) => sum + minutes, 0),
      possibleDoubles: added.filter(({ possibleDouble }) => possibleDouble).length,
    },
  }
}

function presentRow({ line, outcome, entry, faults }: Judged) {
  if (!entry) return { line, outcome, becomes: null, faults }
  const { userId, kind, matter, workedOn, period, minutes, activity, late, possibleDouble } = entry
  const matterReference = matter?.reference ?? null
  return {
    line,
    outcome,
    becomes: { userId, kind, matterReference, workedOn, period, minutes, activity, late, possibleDouble },
    faults,
  }
}
