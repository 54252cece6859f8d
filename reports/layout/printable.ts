import { covered } from './coverage.ts'

/**
 * The fonts of the documents draw Latin, Greek, Cyrillic, Arabic and Han letters and kana. Other scripts would come out as
 * empty boxes. A document that prints boxes for a name is worse than one that says so: each such word is named by its
 * script, a rare character by its code point, and the document tells where to read it.
 */
const drawn =
  '\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Arabic}\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Zyyy}\\p{sc=Zinh}'
const foreign = new RegExp(
  `[^${drawn}](?:[^${drawn}]|[\\p{M}\\p{Cf} ](?=[^${drawn}]|[\\p{M}\\p{Cf}]))*\\p{M}*`,
  'gu',
)

/** Scripts in which people who are helped here write their names. */
const scripts: [name: string, letters: RegExp][] = [
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Sinhala',
  'Ethiopic',
  'Thai',
  'Khmer',
  'Myanmar',
  'Gurmukhi',
  'Tibetan',
].map(name => [name, new RegExp(`\\p{sc=${name}}`, 'u')])

/** The text with what cannot be drawn named: "Abebe [in Ethiopic script]", "[U+20BB7]野". */
export function printable(text: string): string {
  return everyFontHas.test(text) ? text : named(text)
}

const everyFontHas = /^[ -~\u00a0-\u024f]*$/

function named(text: string): string {
  return covered(
    text
      .replace(foreign, run => `[in ${scriptOf(run)} script]`)
      .replace(/(?:\p{Emoji_Presentation}|\p{Co}|\p{Cn}|\ufe0f)+/gu, '[symbol]'),
  )
}

/** Whether a text loses letters on the page. */
export const losesLetters = (text: string): boolean => printable(text) !== text

const scriptOf = (run: string): string => scripts.find(([, letters]) => letters.test(run))?.[0] ?? 'another'
