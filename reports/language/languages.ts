/** The languages in which a report can be drawn up, as tags. */
export const languages = ['en', 'zh-Hant'] as const
export type Language = (typeof languages)[number]

/** By whose customs dates, numbers and money are written. */
export const locales: Record<Language, string> = { en: 'en-GB', 'zh-Hant': 'zh-Hant-HK' }
