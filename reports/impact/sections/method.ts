import { grouped } from '../../fingerprint.ts'
import type { Mark } from '../../kind.ts'
import { type Entry, entries, entriesHeight } from '../../layout/entries.ts'
import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import type { ImpactFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'

/** What each code counts, how all of it was counted and small numbers hidden, and by what a holder can ask whether it is genuine. */
export function drawMethod(sheet: Sheet, figures: ImpactFigures, voice: Voice, mark?: Mark): void {
  drawDefinitions(sheet, figures, voice)
  const list = [...methodsOf(figures, voice), markOf(mark, voice)]
  heading(sheet, voice.words.method.heading, entriesHeight(sheet, list))
  entries(sheet, list)
}

function drawDefinitions(sheet: Sheet, { definitions }: ImpactFigures, voice: Voice): void {
  if (definitions.length === 0) return
  heading(sheet, voice.words.definitions.heading, 120)
  entries(
    sheet,
    definitions.map(definition => entryOf(definition, voice)),
  )
}

/** The same sentences in every report. */
function methodsOf({ smallCells }: ImpactFigures, voice: Voice): Entry[] {
  const values = { most: String(smallCells), steps: voice.steps }
  return Object.values(voice.words.method.entries).map(([name = '', text = '']) => ({
    name,
    text: voice.say(text, values),
  }))
}

/** What all steps have in common stands among the methods, once. */
function entryOf({ code, text }: ImpactFigures['definitions'][number], voice: Voice): Entry {
  const said = voice.definition(code, text).replace(voice.steps, '').trim()
  return { name: voice.alone({ code, by: {} }), code, text: said }
}

/** By what a holder can ask whether the centre made and issued it; a copy without a mark is not for them. */
function markOf(mark: Mark | undefined, { words, say }: Voice): Entry {
  const { heading: name, ask, internal } = words.mark
  if (!mark) return { name, text: internal }
  return { name, text: say(ask, { fingerprint: grouped(mark.fingerprint), verifyAt: mark.verifyAt }) }
}
