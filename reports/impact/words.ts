import type { WordsLike } from '../language/fill.ts'
import type { Language } from '../language/languages.ts'
import { en } from './words/en.ts'
import { zhHant } from './words/zh-Hant.ts'

export { wellbeingDefinitions } from './words/definitions.ts'

export type Words = WordsLike<typeof en>

/** The words of an impact report in each language. */
export const words: Record<Language, Words> = { en, 'zh-Hant': zhHant }
