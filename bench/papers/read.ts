import { type Font, PageReader } from './content.ts'
import type { Document } from './drawn.ts'
import { Objects } from './objects.ts'

/**
 * Reads a finished PDF back as what is drawn on its pages: each line of text with its font, size, colour and place, and
 * each path. It knows the operators that PDFKit writes, and refuses others, so that nothing is left out in silence.
 */
export function readDocument(bytes: Buffer): Document {
  const objects = new Objects(bytes)
  const fonts = new Map<number, Font>()
  const fontOf = (number: number): Font => {
    const known = fonts.get(number) ?? readFont(objects, number)
    fonts.set(number, known)
    return known
  }
  const numbers = objects.pages()
  const [first = 0] = numbers
  const [, width = 0, height = 0] = (
    /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(objects.text(first)) ?? []
  ).map(Number)
  const tags = ['Artifact']
  const pages = numbers.map(page => {
    const resources = objects.text(objects.reference(page, 'Resources'))
    const reader = new PageReader(height, tags, name => {
      const [, number] = new RegExp(`/${name} (\\d+) 0 R`).exec(resources) ?? []
      return fontOf(Number(number))
    })
    const streams = objects.references(page, 'Contents').map(content => objects.stream(content))
    return reader.read(streams.join('\n'))
  })
  return { width, height, pages, tags }
}

function readFont(objects: Objects, number: number): Font {
  const name = /\/BaseFont \/(?:[A-Z]+\+)?(\S+)/.exec(objects.text(number))?.[1] ?? ''
  const map = objects.stream(objects.reference(number, 'ToUnicode'))
  const letters: string[] = []
  for (const [, from, values = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, code = '']] of [...values.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      letters[Number.parseInt(from ?? '', 16) + index] = lettersOf(code.replaceAll(' ', ''))
  }
  return { name, letters }
}

const lettersOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
