import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { shareOf } from '../../suppression/derived.ts'
import type { Count, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

/** Who took part, and the share of them with ten hours or more. */
export function drawLawyers(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { lawyersTable: said } = voice.words
  const { lawyers, tenHours } = figures
  const shares = {
    thisYear: share(tenHours.thisYear, lawyers.thisYear, voice),
    lastYear: share(tenHours.lastYear, lawyers.lastYear, voice),
  }
  heading(sheet, said.heading, 90)
  const rows = [
    { label: said.all, ...both(lawyers, voice.count) },
    { label: said.ten, ...both(tenHours, voice.count) },
    { label: said.share, ...shares },
  ]
  comparedTable(sheet, figures, { voice, title: said.title, rows })
  drawCodes(sheet, voice, 'renewal.lawyers', 'renewal.ten-hours')
}

/** A share tells the part to whoever knows the whole, so it is hidden with either. */
function share(part: Count, whole: Count, voice: Voice): string {
  const { lawyersTable, withheld } = voice.words
  if ('value' in whole && whole.value === 0) return lawyersTable.noShare
  const tenths = shareOf(part, whole)
  return 'value' in tenths ? voice.percent(tenths.value) : withheld
}
