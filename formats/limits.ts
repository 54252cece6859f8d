/** How much a file may hold. Larger ones end as a fault, before they are read as far as that is possible. */
export const limits = {
  /** Bytes of a file of any kind. */
  bytes: 8_000_000,
  /** Lines or rows below the header. */
  rows: 20_000,
  columns: 100,
  cells: 500_000,
  /** Bytes of a workbook's first sheet, strings and styles together when inflated. */
  inflated: 32_000_000,
} as const
