/** Rows under the firm that each belongs to. */
export function byFirm<T extends { firm_id: string }>(rows: T[]): [firmId: string, rows: T[]][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.firm_id)
    if (group) group.push(row)
    else groups.set(row.firm_id, [row])
  }
  return [...groups]
}
