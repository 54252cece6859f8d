import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import { losesLetters } from '../../layout/printable.ts'
import { table } from '../../layout/table.ts'
import { definitions, remarks } from '../definitions.ts'
import type { RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'

/** What each code counts, and what holds for all of them. */
export function drawDefinitions(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { definitions: said } = voice.words
  heading(sheet, said.heading, 90)
  const columns = [
    { title: said.code, weight: 2.4 },
    { title: said.text, weight: 6 },
  ]
  table(
    sheet,
    columns,
    definitions(voice).map(({ code, text }) => ({ cells: [code, text] })),
  )
  // Kept with the fingerprint that follows, so that this never stands on a page alone.
  heading(sheet, said.all, 190)
  for (const remark of remarks(figures, voice)) note(sheet, remark)
  const { centre, firm } = figures
  if (losesLetters([centre.name, firm.name, ...firm.offices].join(' '))) note(sheet, said.lost)
}
