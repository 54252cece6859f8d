import { invalid } from '../errors.ts'

const LONGEST = 200

// Characters that nobody sees, and those that change the direction of the text around them.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu

/**
 * A name under which a file can be kept and shown: the last part of a path, without characters that deceive or that a
 * disk refuses, at most 200 characters, with an ending of its kind (so that no PDF is saved as a page that runs).
 * Throws 422 when nothing is left.
 */
export function cleanName(given: unknown, endings: readonly [string, ...string[]]): string {
  if (typeof given !== 'string') throw invalid('/name', given === undefined ? 'is missing' : 'say it once')
  const shown = given.normalize('NFC').replace(unseen, '')
  const last = (shown.split(/[/\\]/).at(-1) ?? '').replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ')
  const ending = endings.find(one => last.toLowerCase().endsWith(one)) ?? ''
  const stem = trimmed(last.slice(0, last.length - ending.length))
  if (!stem) throw invalid('/name', 'not the name of a file')
  const kept = ending || endings[0]
  return trimmed([...stem].slice(0, LONGEST - kept.length).join('')) + kept
}

const trimmed = (text: string) => text.replace(/^[\s.]+|[\s.]+$/g, '')

/** How a file is to be saved (RFC 6266): its name in ASCII for old programs, and in full (RFC 8187). */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
