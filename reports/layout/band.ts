import { contentWidth, decorate, type Sheet } from './page.ts'
import { tone } from './tone.ts'

/** A quiet band over the head of the page. */
export function band(sheet: Sheet): void {
  const { pdf } = sheet
  const height = 10
  decorate(sheet, () => {
    pdf.fillColor(tone.accent).rect(0, 0, pdf.page.width, height).fill()
    pdf
      .fillColor(tone.pale)
      .rect(pdf.page.margins.left, 0, contentWidth(sheet) / 5, height)
      .fill()
  })
}
