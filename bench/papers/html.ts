import { pathToFileURL } from 'node:url'
import type { Document, Drawn, Painted, Step, Written } from './drawn.ts'
import { fontFile } from './replay.ts'

/** A tagged part of a document with all that is drawn in it, and whether it is the first of its page. */
interface Part {
  tag: string
  drawn: Drawn[]
  first: boolean
}

/** A page for a browser, and the words that it prints at the foot of every page. */
export interface Printed {
  html: string
  foot: string
}

/**
 * The same document as a page for a browser: the same headings, paragraphs and tables as elements, the same charts as
 * vectors, the same font files and sizes, and new pages before the same headings. The browser lays it out.
 */
export function printedOf(document: Document): Printed {
  const parts = partsOf(document)
  const body = [...bodyOf(parts.filter(({ tag }) => tag !== 'Artifact'))].join('\n')
  const foot = parts.filter(({ tag }) => tag === 'Artifact').flatMap(({ drawn }) => textsOf(drawn))[0]
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title><style>${style()}</style></head><body>${body}</body></html>`,
    foot: escaped(foot?.text ?? ''),
  }
}

function partsOf({ pages, tags }: Document): Part[] {
  const parts = tags.map((tag): Part => ({ tag, drawn: [], first: false }))
  for (const page of pages) {
    for (const one of page) parts[one.part]?.drawn.push(one)
    const first = page.find(({ part }) => tags[part] !== 'Artifact')
    const part = first && parts[first.part]
    if (part && page !== pages[0]) part.first = true
  }
  return parts
}

function* bodyOf(parts: Part[]): Iterable<string> {
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as Part
    if (part.tag === 'Figure') yield figure(part)
    else if (part.tag !== 'TH' && part.tag !== 'TD') yield block(part)
    else {
      const end = parts.findIndex(({ tag }, index) => index > at && tag !== 'TH' && tag !== 'TD')
      yield* tables(parts.slice(at, end < 0 ? parts.length : end))
      at = (end < 0 ? parts.length : end) - 1
    }
  }
}

/** Cells in their order: a run of heads begins a table, and its last one names the first row. */
function* tables(cells: Part[]): Iterable<string> {
  let columns = 1
  let open = false
  for (let at = 0; at < cells.length; ) {
    const next = cells.findIndex(({ tag }, index) => index >= at && tag === 'TD')
    const heads = (next < 0 ? cells.length : next) - at
    if (heads > 1) {
      columns = heads - 1
      yield `${open ? '</tbody></table>' : ''}<table><thead>${row(cells.slice(at, at + columns))}</thead><tbody>`
      open = true
    } else yield row(cells.slice(at, at + columns))
    at += columns
  }
  yield '</tbody></table>'
}

const row = (cells: Part[]) =>
  `<tr>${cells.map(({ tag, drawn }) => `<${tag.toLowerCase()}>${wordsOf(drawn)}</${tag.toLowerCase()}>`).join('')}</tr>`

function block({ tag, drawn, first }: Part): string {
  const element = /^H[1-6]$/.test(tag) ? tag.toLowerCase() : 'p'
  const turned = first && element !== 'p' ? ' class="turned"' : ''
  const lines = textsOf(drawn)
  const sizes = new Set(lines.map(({ size }) => size))
  const words =
    sizes.size > 1
      ? lines.map(line => `<span style="${looks(line)}">${escaped(line.text)}</span>`).join('<br>')
      : wordsOf(drawn)
  return `<${element}${turned} style="${lines[0] ? looks(lines[0]) : ''}">${words}</${element}>`
}

function figure({ drawn, first }: Part): string {
  const ys = drawn.flatMap(one => (one.kind === 'text' ? [one.y - one.size, one.y + 3] : heights(one)))
  const top = Math.min(...ys)
  const height = Math.max(...ys) - top
  const inner = drawn.map(one => (one.kind === 'text' ? label(one) : shape(one))).join('')
  return `<figure${first ? ' class="turned"' : ''}><svg role="img" viewBox="58 ${top} 479.28 ${height}">${inner}</svg></figure>`
}

const heights = ({ steps }: Painted): number[] =>
  steps.flatMap(step =>
    step.to === 'curve' ? [] : step.to === 'rectangle' ? [step.y, step.y + step.height] : [step.y],
  )

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

const textsOf = (drawn: Drawn[]) => drawn.filter(one => one.kind === 'text')

const wordsOf = (drawn: Drawn[]) =>
  escaped(
    textsOf(drawn)
      .map(({ text }) => text)
      .join('')
      .trim(),
  )

const looks = ({ size, colour, font }: Written) =>
  `font-size:${size}pt;color:${colour};font-weight:${weightOf(font)}`

const weightOf = (font: string) => (font === 'NotoSans-SemiBold' ? 600 : 400)

const escaped = (text: string) => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)

function style(): string {
  const face = (name: string) =>
    `@font-face{font-family:Report;font-weight:${weightOf(name)};src:url("${pathToFileURL(fontFile(name))}")}`
  return `${face('NotoSans-Regular')}${face('NotoSans-SemiBold')}
@page{size:A4;margin:62pt 58pt 74pt}
body{margin:0;font:9.5pt/1.4 Report;color:#1f2a33}
p,h1,h2,h3,figure{margin:0 0 5pt}
h2,h3{margin-top:14pt;break-after:avoid}
h1,h2,h3{line-height:1.35}
.turned{break-before:page;margin-top:0}
table{width:100%;border-collapse:collapse;margin-bottom:8pt}
th,td{padding:3.6pt 12pt 3.6pt 0;text-align:left;font-weight:400;vertical-align:top;border-bottom:.5pt solid #d3dbe0}
thead th{font-size:8.5pt;font-weight:600;color:#56636d;border-color:#56636d}
tr,figure{break-inside:avoid}
svg{width:100%;display:block}`
}
