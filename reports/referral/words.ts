const countries = new Intl.DisplayNames('en', { type: 'region' })
const languages = new Intl.DisplayNames('en', { type: 'language' })

const nameKinds: Record<string, string> = {
  'native-script': 'in their own script',
  passport: 'in the passport',
  recognizance: 'on the recognizance form',
  unhcr: 'with UNHCR',
  court: 'in court papers',
  alias: 'also used',
}

/** A country by its ISO 3166 code in English, with the code behind it; "stateless" and "unknown" as they are. */
export const countryInWords = (code: string): string => named(countries, code, /^[A-Z]{2}$/)

/** A language by its tag in English, with the tag behind it, by which it can be looked up. */
export const languageInWords = (tag: string): string =>
  named(languages, tag, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** Where a name of a client stands, or how it is used. */
export const nameKindInWords = (kind: string): string => nameKinds[kind] ?? kind.replaceAll('-', ' ')

function named(names: Intl.DisplayNames, code: string, form: RegExp): string {
  const name = form.test(code) ? nameOf(names, code) : undefined
  return name === undefined || name === code ? code : `${name} (${code})`
}

// A tag that is well formed to us may still be none to the runtime, which then throws.
function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code)
  } catch {
    return undefined
  }
}
