import { conceal, concealTotal, type PlainRow } from './conceal.ts'
import { countMatters, type Extents, type MatterGroup } from './count.ts'
import type { Compared, Count, CountedRow } from './figures.ts'
import { forCentre, kindOf, kindOrder, stageOf, stageOrder } from './labels.ts'

interface Matters {
  total: Compared<Count>
  byKind: CountedRow[]
  byStage: CountedRow[]
}

/** The firm's matters of both years, by kind and by stage, with small numbers hidden. */
export async function gatherMatters({ thisYear, lastYear }: Extents): Promise<Matters> {
  const now = await countMatters(thisYear)
  const before = lastYear ? await countMatters(lastYear) : []
  const rows = (order: string[], labelOf: (group: MatterGroup) => string): PlainRow[] =>
    [...new Set(order)]
      .map(label => ({
        label,
        thisYear: share(now, label, labelOf),
        lastYear: share(before, label, labelOf),
      }))
      .filter(row => row.thisYear + row.lastYear > 0)
  const kinds = rows(kindOrder, kindOf)
  const stages = rows(stageOrder([...now, ...before]), stageOf)
  const [byKind = [], byStage = []] = conceal(
    [
      { rows: kinds, together: 'All kinds' },
      { rows: stages, together: 'All stages' },
    ],
    forCentre,
  )
  return { total: concealTotal(kinds), byKind, byStage }
}

function share(groups: MatterGroup[], label: string, labelOf: (group: MatterGroup) => string): number {
  return groups.filter(group => labelOf(group) === label).reduce((total, { matters }) => total + matters, 0)
}
