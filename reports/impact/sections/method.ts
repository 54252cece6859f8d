import { grouped } from '../../fingerprint.ts'
import type { Mark } from '../../kind.ts'
import { type Entry, entries } from '../../layout/entries.ts'
import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import type { ImpactFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'

/** How it was counted, how small numbers are hidden, and what each code counts; the same sentences in every report. */
export function drawMethod(sheet: Sheet, { definitions, smallCells }: ImpactFigures, voice: Voice): void {
  const { method, definitions: said } = voice.words
  const values = { most: String(smallCells), steps: voice.steps }
  heading(sheet, method.heading, 120)
  entries(
    sheet,
    Object.values(method.entries).map(([name = '', text = '']) => ({ name, text: voice.say(text, values) })),
  )
  if (definitions.length === 0) return
  heading(sheet, said.heading, 120)
  entries(
    sheet,
    definitions.map(definition => entryOf(definition, voice)),
  )
}

/** What all steps have in common stands among the methods, once. */
function entryOf({ code, text }: ImpactFigures['definitions'][number], voice: Voice): Entry {
  const said = voice.definition(code, text).replace(voice.steps, '').trim()
  return { name: voice.alone({ code, by: {} }), code, text: said }
}

/** By what a holder can ask whether the centre made the report. */
export function drawMark(sheet: Sheet, { fingerprint, verifyAt }: Mark, { words, say }: Voice): void {
  heading(sheet, words.mark.heading)
  note(sheet, say(words.mark.ask, { fingerprint: grouped(fingerprint), verifyAt }))
}
