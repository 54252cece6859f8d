/**
 * Where the people of the story come from, and of what their names are made. Every name is put together by chance from
 * common parts; nobody real is meant. "Latin|native" gives a part in both scripts.
 */
export interface Origin {
  country: string
  /** Of a hundred clients, so many come from here. */
  share: number
  /** Tags of the languages spoken, the most likely first. */
  languages: readonly string[]
  male: string
  female: string
  family: string
  /**
   * How the parts make a name: `family-first` puts the family's name before the given one, `mononym` often uses one
   * name alone, `father` puts the father's name where others have a family's.
   */
  order: 'given-family' | 'family-first' | 'mononym' | 'father'
  /** Stands between the parts of a native name. */
  nativeJoin?: string
}
