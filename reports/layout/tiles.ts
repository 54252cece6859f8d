import { contentWidth, decorate, keepTogether, type Sheet, space } from './page.ts'
import { drawLine, fitting } from './text.ts'
import { tone } from './tone.ts'

export interface Tile {
  figure: string
  label: string
  /** Last year's figure, or whatever the figure is to be read beside. */
  beside: string
}

const height = 66
const gap = 10
const inset = 10

/** A row of large figures with their labels. */
export function tiles(sheet: Sheet, row: Tile[]): void {
  const { pdf, root } = sheet
  keepTogether(sheet, height)
  const width = (contentWidth(sheet) - gap * (row.length - 1)) / row.length
  for (const [index, tile] of row.entries()) {
    const x = pdf.page.margins.left + index * (width + gap)
    decorate(sheet, () => pdf.fillColor(tone.wash).rect(x, pdf.y, width, height).fill())
    root.add(pdf.struct('P', {}, () => drawTile(sheet, tile, { x: x + inset, width: width - 2 * inset })))
  }
  pdf.y += height
  space(sheet, 4)
}

function drawTile({ pdf }: Sheet, tile: Tile, { x, width }: { x: number; width: number }): void {
  const line = (text: string, y: number, style: { size: number; colour: string; weight?: 'strong' }) => {
    drawLine(pdf, text, fitting(pdf, text.trim().replaceAll(' ', '\u00a0'), { style, width }), {
      x,
      y: pdf.y + y,
    })
  }
  line(`${tile.figure} `, 27, { size: 19, colour: tone.accent, weight: 'strong' })
  line(`${tile.label} `, 43, { size: 8.5, colour: tone.ink })
  line(tile.beside, 56, { size: 8, colour: tone.soft })
}
