import type { Drawn, Written } from './drawn.ts'

/** A tagged part of a document with all that is drawn in it, and whether it is the first of its page. */
export interface Part {
  tag: string
  drawn: Drawn[]
  first: boolean
}

export const textsOf = (drawn: Drawn[]) => drawn.filter(one => one.kind === 'text')

/** What is written in a part, as text of a page for a browser. */
export const wordsOf = (drawn: Drawn[]): string =>
  escaped(
    textsOf(drawn)
      .map(({ text }) => text)
      .join('')
      .trim(),
  )

export const looks = ({ size, colour, font }: Written): string =>
  `font-size:${size}pt;color:${colour};font-weight:${weightOf(font)}`

export const weightOf = (font: string): number => (font === 'NotoSans-SemiBold' ? 600 : 400)

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)
