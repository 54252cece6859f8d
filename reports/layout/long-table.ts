import { setImmediate as others } from 'node:timers/promises'
import type { Sheet } from './page.ts'
import { type Column, openTable, type Row } from './table.ts'

/** A table that may have thousands of rows: whatever else the process has to do is let through at every page. */
export async function longTable(
  sheet: Sheet,
  columns: Column[],
  rows: Iterable<Row>,
  empty?: string,
): Promise<void> {
  const { add, end } = openTable(sheet, columns, empty)
  for (const row of rows) {
    const { page } = sheet.pdf
    add(row)
    if (sheet.pdf.page !== page) await others()
  }
  end()
}
