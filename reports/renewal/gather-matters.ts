import { conceal, concealTotal, type PlainRow } from './conceal.ts'
import { countMatters, type Extents, type MatterGroup } from './count.ts'
import type { Compared, Count, CountedRow } from './figures.ts'
import { forCentre, kindOrder, stageOf, stageOrder } from './labels.ts'

interface Matters {
  total: Compared<Count>
  byKind: CountedRow[]
  byStage: CountedRow[]
}

/** The firm's matters of both years, by kind and by stage, with small numbers hidden. */
export async function gatherMatters({ thisYear, lastYear }: Extents, smallCells: number): Promise<Matters> {
  const now = await countMatters(thisYear)
  const before = lastYear ? await countMatters(lastYear) : []
  const rows = (order: readonly string[], codeOf: (group: MatterGroup) => string): PlainRow[] =>
    [...new Set(order)]
      .map(code => ({
        code,
        thisYear: share(now, code, codeOf),
        lastYear: share(before, code, codeOf),
      }))
      .filter(row => row.thisYear + row.lastYear > 0)
  const kinds = rows(kindOrder, ({ kind }) => kind)
  const stages = rows(stageOrder([...now, ...before]), stageOf)
  const [byKind = [], byStage = []] = conceal(
    [
      { rows: kinds, together: 'all' },
      { rows: stages, together: 'all' },
    ],
    forCentre,
    smallCells,
  )
  return { total: concealTotal(kinds, smallCells), byKind, byStage }
}

function share(groups: MatterGroup[], code: string, codeOf: (group: MatterGroup) => string): number {
  return groups.filter(group => codeOf(group) === code).reduce((total, { matters }) => total + matters, 0)
}
