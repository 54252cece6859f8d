import { ask } from './tools.ts'

/** An element of the structure of a document, with those inside it. */
export interface Part {
  tag: string
  alt: string
  scope: string
  span: number
  parts: Part[]
}

export interface Read {
  lang: string
  /** What hangs on the root: one document. */
  parts: Part[]
  /** What is painted outside all marked content, page by page: operators with no place in the structure and no artifact. */
  untagged: string[]
  /** Marked content to which nothing in the structure leads, and places of the structure without content. */
  lost: string[]
}

type Value = string | number | null | Value[] | { [key: string]: Value }
type Dictionary = { [key: string]: Value }
interface Stored {
  value?: Value
  stream?: { dict: Dictionary; data: string }
}

const painting = /^(?:Tj|TJ|'|"|f|F|f\*|B|B\*|b|b\*|S|s|sh|Do)$/

/** Reads the structure of a document and the marks in its pages back, as qpdf finds them. */
export function readStructure(document: Buffer): Read {
  const json = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized']
  const { pages, qpdf } = JSON.parse(ask('qpdf', document, json)) as {
    pages: { object: string; contents: string[] }[]
    qpdf: [unknown, Record<string, Stored>]
  }
  const objects = qpdf[1]
  const at = (value: Value | undefined): Value =>
    typeof value === 'string' && / 0 R$/.test(value)
      ? (objects[`obj:${value}`]?.value ?? null)
      : (value ?? null)
  const dictionary = (value: Value | undefined) => at(value) as Dictionary
  const catalog = catalogOf(Object.values(objects))
  const root = dictionary(catalog['/StructTreeRoot'])
  const held = new Set<string>()
  const textOf = (value: Value | undefined) => String(at(value) ?? '').replace(/^[ub]:/, '')

  const partOf = (element: Dictionary): Part => {
    const attributes = at(element['/A']) as Dictionary | null
    const inside = [at(element['/K'])].flat()
    const parts = inside.flatMap(kid => {
      if (typeof kid === 'number') held.add(`${element['/Pg']} ${kid}`)
      const child = at(kid) as Dictionary | null
      if (typeof child !== 'object' || child === null) return []
      if (child['/Type'] === '/MCR') held.add(`${child['/Pg'] ?? element['/Pg']} ${child['/MCID']}`)
      return child['/S'] ? [partOf(child)] : []
    })
    return {
      tag: String(element['/S']).slice(1),
      alt: textOf(element['/Alt']),
      scope: String(attributes?.['/Scope'] ?? ''),
      span: Number(attributes?.['/ColSpan'] ?? 1),
      parts,
    }
  }
  const parts = [at(root['/K'])].flat().map(kid => partOf(dictionary(kid)))

  const drawn = new Set<string>()
  const untagged = pages.flatMap(({ object, contents }, index) => {
    const data = contents.map(id => objects[`obj:${id}`]?.stream?.data ?? '')
    const source = data.map(one => Buffer.from(one, 'base64').toString('latin1')).join('\n')
    for (const [, mark] of source.matchAll(/\/MCID (\d+)/g)) drawn.add(`${object} ${mark}`)
    return outsideMarks(source).map(operator => `page ${index + 1}: ${operator}`)
  })
  const lost = [...new Set([...held, ...drawn])].filter(one => !held.has(one) || !drawn.has(one))
  return { lang: textOf(catalog['/Lang']), parts, untagged, lost }
}

function catalogOf(objects: Stored[]): Dictionary {
  for (const { value } of objects) {
    const found = value as Dictionary | null | undefined
    if (found?.['/Type'] === '/Catalog') return found
  }
  throw new Error('This document has no catalog')
}

function outsideMarks(source: string): string[] {
  let depth = 0
  const outside: string[] = []
  for (const token of source.split(/\s+/)) {
    if (token === 'BDC' || token === 'BMC') depth++
    else if (token === 'EMC') depth--
    else if (depth === 0 && painting.test(token)) outside.push(token)
    if (depth < 0) outside.push('EMC')
  }
  return depth === 0 ? outside : [...outside, 'a mark that does not end']
}

/** Every part of a tag, in the order of reading. */
export function all(parts: Part[], tag: RegExp): Part[] {
  return parts.flatMap(part => [...(tag.test(part.tag) ? [part] : []), ...all(part.parts, tag)])
}
