/** The words of a language by place; another language has the same places with words of its own. */
export type WordsLike<T> = { [K in keyof T]: T[K] extends string ? string : WordsLike<T[K]> }

/** Puts values into a sentence: 'In {year} …'. Throws when the sentence asks for a value that is not there. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`A sentence asks for ${name}, which is not known here`)
    return value
  })
}
