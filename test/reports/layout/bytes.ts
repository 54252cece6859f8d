import { inflateSync } from 'node:zlib'

/** What can be seen of a PDF in its bytes alone. */
export function look(document: Buffer) {
  const source = document.toString('latin1')
  const said = Buffer.from(source.replace(/\nstream\n[\s\S]*?\nendstream/g, ''), 'latin1')
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0
  return {
    source,
    header: source.slice(0, 8),
    pages: count(/\/Type \/Page\b(?!s)/g),
    fonts: count(/\/FontFile2 /g),
    tags: (name: string) => count(new RegExp(`/S /${name}\\b`, 'g')),
    /** The operators of all pages. */
    drawn: () =>
      [...source.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)]
        .map(([, stream]) => inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1'))
        .join('\n'),
    /** Whether it stands outside of the drawings, as titles and alternative texts do. */
    says: (text: string) => said.includes(text) || said.includes(Buffer.from(text, 'utf16le').swap16()),
  }
}
