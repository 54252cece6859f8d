import { Problem } from '../../errors.ts'
import { caseFigures } from './cases.ts'
import type { Figure } from './figure.ts'
import { peopleFigures } from './people.ts'

/** Every figure that a report may use, area by area. Unique people and events are different figures, and never added. */
export const catalogue: readonly Figure[] = [...peopleFigures, ...caseFigures]

/** The figure with this code. Throws 404 when there is none. */
export function figureOf(code: string): Figure {
  const figure = catalogue.find(one => one.code === code)
  if (!figure) throw new Problem('not-found', 'There is no such figure')
  return figure
}
