/** What can be seen of a PDF in its bytes alone. */
export function look(document: Buffer) {
  const source = document.toString('latin1')
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0
  return {
    source,
    header: source.slice(0, 8),
    pages: count(/\/Type \/Page\b(?!s)/g),
    fonts: count(/\/FontFile2 /g),
    tags: (name: string) => count(new RegExp(`/S /${name}\\b`, 'g')),
    says: (text: string) => source.includes(text) || document.includes(Buffer.from(text, 'utf16le').swap16()),
  }
}
