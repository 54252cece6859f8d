import { keyedDigest, keyIds } from '../../../../models/keyring.ts'
import { select } from '../../../../models/statements.ts'
import type { Worked } from '../sameHour.ts'

/** What a line of a file says, once it is known whom and what it means. */
export interface Said extends Worked {
  userId: string
  workedOn: string
  lineId: string
}

const AT_ONCE = 500

/**
 * Names lines so that the same line has the same name in every file, and no two lines of one file share one: those that
 * say the same are counted.
 */
export class LineNames {
  private readonly seen = new Map<string, number>()

  constructor(private readonly firmId: string) {}

  nameOf({ userId, workedOn, matterId, kind, minutes, activity, lineId }: Said): string {
    const said = [this.firmId, userId, workedOn, matterId ?? kind, minutes, activity, lineId]
    const text = JSON.stringify(said)
    const count = (this.seen.get(text) ?? 0) + 1
    this.seen.set(text, count)
    return `${text} ${count}`
  }
}

/** The digest under which a line is kept. It is keyed, for a plain one would let others test guesses. */
export const rowKey = (name: string): string => keyedDigest('requests', name)

/** Those of the names that came in before, whichever key was in use then. */
export async function knownNames(names: readonly string[]): Promise<Set<string>> {
  const digests = new Map(
    keyIds('requests').flatMap(id => names.map(name => [keyedDigest('requests', name, id), name])),
  )
  const known = new Set<string>()
  const all = [...digests.keys()]
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE)
    const rows = await select<{ row_key: string }>(
      `SELECT row_key FROM time_entries WHERE row_key IN (${some.map(() => '?').join(', ')})`,
      some,
    )
    for (const { row_key } of rows) known.add(digests.get(row_key) ?? '')
  }
  return known
}
