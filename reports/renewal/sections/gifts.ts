import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note, paragraph } from '../../layout/paragraph.ts'
import type { RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, type ComparedRow, comparedTable } from './compared.ts'

/** What was given in kind: how often, then the stated values by currency, apart from all money. */
export function drawGifts(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { gifts: said } = voice.words
  heading(sheet, said.heading, 90)
  if (figures.gifts.length === 0) {
    paragraph(sheet, voice.say(said.none, { span: voice.span(figures.period) }))
    drawCodes(sheet, voice, 'renewal.gifts')
    return
  }
  const rows = [...givenRows(figures, voice), ...valueRows(figures, voice)]
  comparedTable(sheet, figures, { voice, title: said.title, rows })
  note(sheet, said.apart)
  drawCodes(sheet, voice, 'renewal.gifts')
}

function givenRows({ gifts }: RenewalFigures, voice: Voice): ComparedRow[] {
  const { giftKinds, gifts: said } = voice.words
  const names: Record<string, string> = giftKinds
  const all = (of: typeof gifts) => ({
    thisYear: voice.whole(of.reduce((sum, one) => sum + one.gifts.thisYear, 0)),
    lastYear: voice.whole(of.reduce((sum, one) => sum + one.gifts.lastYear, 0)),
  })
  const kinds = [...new Set(gifts.map(({ kind }) => kind))]
  return [
    ...kinds.map(kind => ({ label: names[kind] ?? kind, ...all(gifts.filter(one => one.kind === kind)) })),
    { label: said.all, ...all(gifts), strong: true },
  ]
}

function valueRows({ gifts }: RenewalFigures, voice: Voice): ComparedRow[] {
  const { gifts: said } = voice.words
  const currencies = [...new Set(gifts.flatMap(({ currency }) => currency ?? []))].sort()
  return currencies.map(currency => {
    const of = gifts.filter(one => one.currency === currency)
    const stated = {
      thisYear: of.reduce((sum, one) => sum + one.statedMinor.thisYear, 0),
      lastYear: of.reduce((sum, one) => sum + one.statedMinor.lastYear, 0),
    }
    const label = voice.say(said.stated, { currency })
    return { label, ...both(stated, minor => voice.money(minor, currency)) }
  })
}
