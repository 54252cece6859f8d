import { type Fault, faultOfFile } from './fault.ts'

/**
 * Bytes to text and back, without a guess that nobody sees.
 *
 * decodeText(bytes, encoding?)         → Decoded | Fault
 * encodeText(text, encoding, bom)      → Buffer | undefined
 */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be' | 'big5'

export interface Decoded {
  text: string
  encoding: Encoding
  /** Whether the bytes began with a byte order mark; `text` is without it. */
  bom: boolean
}

const marks: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** Windows-1252 from 0x80 to 0x9F; the five bytes that it leaves undefined are blank. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Bytes as text: by the byte order mark, else as strict UTF-8, else as Windows-1252 if every byte is defined there.
 * Big5 (Excel's CSV on a Hong Kong desktop) cannot be told from Windows-1252 and is read only where `chosen` names it.
 * A file whose lines are of different encodings is a fault: one guess for all would spoil names.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): Decoded | Fault {
  const mark = marks.find(({ bytes: mark }) => mark.every((byte, at) => bytes[at] === byte))
  if (mark) return decoded(bytes.subarray(mark.bytes.length), mark.encoding, true)
  if (chosen) return decoded(bytes, chosen, false)
  const text = strict(bytes, 'utf-8')
  if (text !== undefined) return plain(text, 'utf-8', false)
  return mixedEncodings(bytes) ?? decoded(bytes, 'windows-1252', false)
}

/** The bytes of a text, or undefined where the encoding has no byte for one of its characters. */
export function encodeText(
  text: string,
  encoding: 'utf-8' | 'windows-1252',
  bom: boolean,
): Buffer | undefined {
  if (/\p{Surrogate}/u.test(text)) return undefined
  if (encoding === 'utf-8') return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8')
  const codes = Array.from(text, byteOf)
  return codes.includes(-1) ? undefined : Buffer.from(codes)
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  const at = upper.indexOf(character)
  return at < 0 ? -1 : 0x80 + at
}

function decoded(bytes: Uint8Array, encoding: Encoding, bom: boolean): Decoded | Fault {
  const text = encoding === 'windows-1252' ? fromWindows(bytes) : strict(bytes, encoding)
  if (text === undefined) return faultOfFile(`The file is not wholly in ${encoding}`)
  return plain(text, encoding, bom)
}

function plain(text: string, encoding: Encoding, bom: boolean): Decoded | Fault {
  return text.includes('\0') ? faultOfFile('The file is not a text file') : { text, encoding, bom }
}

function strict(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function fromWindows(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, byte => upper.charAt(byte.charCodeAt(0) - 0x80))
  return bytes.some(byte => byte >= 0x80 && byte <= 0x9f && upper.charAt(byte - 0x80) === ' ')
    ? undefined
    : text
}

/** A fault at the first line that is not UTF-8, where another line is UTF-8 beyond ASCII. */
function mixedEncodings(bytes: Uint8Array): Fault | undefined {
  const kinds = linesOf(bytes).map(line => {
    if (line.every(byte => byte < 0x80)) return 'ascii'
    return strict(line, 'utf-8') === undefined ? 'other' : 'utf-8'
  })
  if (!kinds.includes('utf-8')) return undefined
  const detail = 'The line is not in UTF-8, and other lines are: the file mixes encodings'
  return { line: kinds.indexOf('other') + 1, field: '', detail }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return [...lines, bytes.subarray(start)]
}
