/** One line of text on its baseline, measured from the top of the page in points. */
export interface Written {
  kind: 'text'
  text: string
  /** The PostScript name of the font. */
  font: string
  size: number
  colour: string
  x: number
  y: number
}

/** A path in points from the top of the page, and how it is painted. */
export interface Painted {
  kind: 'path'
  steps: Step[]
  paint: 'fill' | 'stroke' | 'both'
  fill: string
  stroke: string
  width: number
  dash: number[]
}

export type Step =
  | { to: 'move'; x: number; y: number }
  | { to: 'line'; x: number; y: number }
  | { to: 'curve'; points: [number, number, number, number, number, number] }
  | { to: 'rectangle'; x: number; y: number; width: number; height: number }

/** Something drawn, and the number of the tagged part that it stands in. */
export type Drawn = (Written | Painted) & { part: number }

/** A document as what is drawn on each of its pages, and the tag of each part of it, by its number. */
export interface Document {
  width: number
  height: number
  pages: Drawn[][]
  tags: string[]
}
