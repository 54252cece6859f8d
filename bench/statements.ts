/** A statement as the driver gets it. */
export interface Statement {
  sql: string
  values: unknown[]
}

/** The reading statements among the captured ones: what the baseline runs for a read, the audit entry left out. */
export function readsOf(captured: Statement[]): Statement[] {
  return captured
    .filter(({ sql }) => /^\s*SELECT/i.test(sql) && !/audit_head/.test(sql))
    .map(({ sql, values }) => ({ sql: sql.replace(/ FOR UPDATE;?$/, '').replace(/\$\d+/g, '?'), values }))
}
