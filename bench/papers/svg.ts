import type { Painted, Step, Written } from './drawn.ts'
import { escaped, type Part, weightOf } from './words.ts'

/** A chart as vectors, at the places that it has on its page. */
export function figureOf({ drawn, first }: Part): string {
  const ys = drawn.flatMap(one => (one.kind === 'text' ? [one.y - one.size, one.y + 3] : heights(one)))
  const top = Math.min(...ys)
  const height = Math.max(...ys) - top
  const inner = drawn.map(one => (one.kind === 'text' ? label(one) : shape(one))).join('')
  return `<figure${first ? ' class="turned"' : ''}><svg role="img" viewBox="58 ${top} 479.28 ${height}">${inner}</svg></figure>`
}

const heights = ({ steps }: Painted): number[] =>
  steps.flatMap(step => {
    if (step.to === 'curve') return []
    return step.to === 'rectangle' ? [step.y, step.y + step.height] : [step.y]
  })

const label = ({ text, x, y, size, colour, font }: Written) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" font-weight="${weightOf(font)}">${escaped(text)}</text>`

function shape({ steps, paint, fill, stroke, width, dash }: Painted): string {
  const filled = paint === 'stroke' ? 'fill="none"' : `fill="${fill}"`
  const stroked = paint === 'fill' ? '' : ` stroke="${stroke}" stroke-width="${width}"`
  const dashed = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''
  return `<path d="${steps.map(command).join('')}" ${filled}${stroked}${dashed}/>`
}

function command(step: Step): string {
  if (step.to === 'move') return `M${step.x} ${step.y}`
  if (step.to === 'line') return `L${step.x} ${step.y}`
  if (step.to === 'curve') return `C${step.points.join(' ')}`
  return `M${step.x} ${step.y}h${step.width}v${step.height}h${-step.width}z`
}
