/** A statement as the driver gets it. */
export interface Statement {
  sql: string
  values: unknown[]
}

/** Reads a line of the query log back into a statement and its values. */
export function statementOf(line: string): Statement {
  const text = line.replace(/^Executing \([^)]*\): /, '')
  for (let at = text.lastIndexOf('; '); at > 0; at = text.lastIndexOf('; ', at - 1)) {
    const values = valuesIn(text.slice(at + 2))
    if (values) return { sql: text.slice(0, at).replace(/\$\d+/g, '?'), values }
  }
  return { sql: text.replace(/;$/, ''), values: [] }
}

function valuesIn(text: string): unknown[] | null {
  try {
    const [first, ...rest] = JSON.parse(`[${text}]`) as unknown[]
    const named = typeof first === 'object' && first !== null && !Array.isArray(first)
    return named ? Object.values(first as object) : [first, ...rest]
  } catch {
    return null
  }
}

/** The reading statements among the captured ones: what the baseline runs for a read. */
export function readsOf(lines: string[]): Statement[] {
  return lines
    .map(statementOf)
    .filter(({ sql }) => /^\s*SELECT/i.test(sql) && !/audit_head/.test(sql))
    .map(({ sql, values }) => ({ sql: sql.replace(/ FOR UPDATE$/, ''), values }))
}
