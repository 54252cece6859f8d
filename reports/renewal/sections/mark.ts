import { grouped } from '../../fingerprint.ts'
import type { Mark } from '../../kind.ts'
import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import type { Voice } from '../wording.ts'

/** By what a holder can ask whether the centre made the report. */
export function drawMark(sheet: Sheet, { fingerprint, verifyAt }: Mark, voice: Voice): void {
  const { mark: said } = voice.words
  heading(sheet, said.heading)
  note(sheet, voice.say(said.ask, { fingerprint: grouped(fingerprint), verifyAt }))
}
