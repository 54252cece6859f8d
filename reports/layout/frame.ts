import { decorate, type Sheet } from './page.ts'
import { tone } from './tone.ts'

const outer = { inset: 26, thickness: 1.4, colour: tone.accent }
const inner = { inset: 31, thickness: 0.5, colour: tone.pale }

/** A double line around the page. It is no part of the reading order. */
export function frame(sheet: Sheet): void {
  const { pdf } = sheet
  const { width, height } = pdf.page
  decorate(sheet, () => {
    for (const { inset, thickness, colour } of [outer, inner]) {
      pdf
        .lineWidth(thickness)
        .strokeColor(colour)
        .rect(inset, inset, width - 2 * inset, height - 2 * inset)
        .stroke()
    }
  })
}
