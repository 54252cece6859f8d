import { pathToFileURL } from 'node:url'
import { tableOf } from './cells.ts'
import type { Document } from './drawn.ts'
import { fontFile } from './replay.ts'
import { figureOf } from './svg.ts'
import { escaped, looks, type Part, textsOf, weightOf, wordsOf } from './words.ts'

/** A page for a browser, and the words that it prints at the foot of every page. */
export interface Printed {
  html: string
  foot: string
}

type Sort = 'table' | 'figure' | 'heading' | 'text'

/** Text that begins so far from the left, in points, stands in a second column. */
const SECOND_COLUMN = 250

/**
 * The same document as a page for a browser: the same headings, paragraphs, columns and tables as elements, the same charts
 * as vectors, the same font files and sizes, and new pages before the same headings. The browser lays it out.
 */
export function printedOf(document: Document): Printed {
  const parts = partsOf(document)
  const body = stretchesOf(parts.filter(({ tag }) => tag !== 'Artifact'))
    .map(bodyOf)
    .join('\n')
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

interface Stretch {
  sort: Sort
  parts: Part[]
}

/** Parts of one sort that follow each other. */
function stretchesOf(parts: Part[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const part of parts) {
    const sort = sortOf(part)
    const last = stretches.at(-1)
    if (last?.sort === sort) last.parts.push(part)
    else stretches.push({ sort, parts: [part] })
  }
  return stretches
}

function sortOf({ tag }: Part): Sort {
  if (tag === 'TH' || tag === 'TD') return 'table'
  if (tag === 'Figure') return 'figure'
  return tag === 'H1' || tag === 'H2' ? 'heading' : 'text'
}

function bodyOf({ sort, parts }: Stretch): string {
  if (sort === 'table') return tableOf(parts)
  if (sort === 'figure') return parts.map(figureOf).join('')
  if (sort === 'heading') return parts.map(block).join('')
  const inColumns = parts.some(part => !isTile(part) && (textsOf(part.drawn)[0]?.x ?? 0) > SECOND_COLUMN)
  return inColumns ? `<div class="columns">${parts.map(block).join('')}</div>` : rowsOfTiles(parts)
}

/** Tiles that stand beside each other on the page stand beside each other in the browser. */
function rowsOfTiles(parts: Part[]): string {
  let top: number | undefined
  const words = parts.map(part => {
    const y = isTile(part) ? textsOf(part.drawn)[0]?.y : undefined
    const turns = `${top !== undefined && y !== top ? '</div>' : ''}${y !== undefined && y !== top ? '<div class="tiles">' : ''}`
    top = y
    return turns + block(part)
  })
  return words.join('') + (top === undefined ? '' : '</div>')
}

/** A tile is set in several sizes. */
const isTile = ({ drawn }: Part) => new Set(textsOf(drawn).map(({ size }) => size)).size > 1

function block(part: Part): string {
  const { tag, drawn, first } = part
  const element = /^H[1-6]$/.test(tag) ? tag.toLowerCase() : 'p'
  const turned = first && element !== 'p' ? ' class="turned"' : ''
  const lines = textsOf(drawn)
  const words = isTile(part)
    ? lines.map(line => `<span style="${looks(line)}">${escaped(line.text)}</span>`).join('<br>')
    : wordsOf(drawn)
  return `<${element}${turned} style="${lines[0] ? looks(lines[0]) : ''}">${words}</${element}>`
}

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
.columns{columns:2;column-gap:12pt}
.columns *{margin:0 0 3pt}
.tiles{display:flex;gap:10pt}
.tiles p{flex:1;padding:6pt 10pt;background:#f2f6f7}
.tiles span{line-height:1.2}
table{width:100%;border-collapse:collapse;margin-bottom:8pt}
th,td{padding:3.6pt 12pt 3.6pt 0;text-align:left;font-weight:400;vertical-align:top;border-bottom:.5pt solid #d3dbe0}
thead th{font-size:8.5pt;font-weight:600;color:#56636d;border-color:#56636d}
tr,figure{break-inside:avoid}
svg{width:100%;display:block}`
}
