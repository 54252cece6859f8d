/**
 * The fonts of the reports draw Latin, Greek, Cyrillic and Han letters and kana. Other scripts would come out as empty boxes,
 * and those that join their letters or run from right to left could not be set by this layout even with a font. A form that
 * prints boxes for a name is worse than one that says so: each such word is named by its script, and the form tells where to
 * read it.
 */
const drawn =
  '\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Zyyy}\\p{sc=Zinh}'
const foreign = new RegExp(
  `[^${drawn}](?:[^${drawn}]|[\\p{M}\\p{Cf}\\u0640\\u060c ](?=[^${drawn}]|[\\p{M}\\p{Cf}]))*\\p{M}*`,
  'gu',
)

/** Scripts in which people who are referred here write their names. */
const scripts: [name: string, letters: RegExp][] = [
  'Arabic',
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

/** The text with what cannot be drawn named by its script: "Samira [in Arabic script]". */
export function printable(text: string): string {
  return text.replace(foreign, run => `[in ${scriptOf(run)} script]`)
}

/** Whether a text loses letters on the page. */
export const losesLetters = (text: string): boolean => printable(text) !== text

const scriptOf = (run: string): string => scripts.find(([, letters]) => letters.test(run))?.[0] ?? 'another'
