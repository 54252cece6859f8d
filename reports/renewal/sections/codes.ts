import type { Sheet } from '../../layout/page.ts'
import { drawBlock } from '../../layout/paragraph.ts'
import { tone } from '../../layout/tone.ts'
import type { Voice } from '../wording.ts'
import type { Words } from '../words.ts'

export type FigureCode = keyof Words['figures']

/** The codes of what stands above, in small print, by which it is found among the definitions and in the data. */
export function drawCodes(sheet: Sheet, voice: Voice, ...codes: FigureCode[]): void {
  const text = voice.say(voice.words.definitions.codes, { codes: codes.join(', ') })
  drawBlock(sheet, { text, style: { size: 7, colour: tone.soft }, tag: 'P' })
}
