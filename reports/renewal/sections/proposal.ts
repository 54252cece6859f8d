import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note, paragraph } from '../../layout/paragraph.ts'
import { type Column, table } from '../../layout/table.ts'
import type { Proposal, ProposedPledge, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'

/** What was given of the pledges. */
const given = ['renewal.minutes-by-month', 'renewal.money', 'renewal.gifts'] as const

/** What the next term could be, and what that takes for granted. */
export function drawProposal(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { proposal: said } = voice.words
  const { proposal, period, preparedOn } = figures
  if (!proposal) return
  heading(sheet, voice.say(said.heading, { span: voice.span(proposal) }), 130)
  paragraph(sheet, said[proposal.basis])
  if (proposal.pledges.length === 0) paragraph(sheet, said.nothing)
  else proposalTable(sheet, figures, { proposal, voice })
  if (preparedOn <= period.endsOn) note(sheet, soFar(figures, voice))
  drawCodes(sheet, voice, 'renewal.proposal', 'renewal.pledge', ...given)
}

function proposalTable(
  sheet: Sheet,
  figures: RenewalFigures,
  { proposal, voice }: { proposal: Proposal; voice: Voice },
): void {
  const { proposal: said } = voice.words
  const year = { year: voice.year(figures.period) }
  const next = proposal.basis === 'signed' ? said.agreed : said.next
  const numbers: Column[] = [voice.say(said.now, year), voice.say(said.given, year), next].map(title => ({
    title,
    weight: 2,
    align: 'right',
  }))
  const rows = proposal.pledges.map(pledge => {
    const amount = (quantity: number | undefined) => amountOf(pledge, quantity, voice)
    const label = voice.say(voice.words.pledges[pledge.kind], { currency: pledge.currency ?? '' })
    return { cells: [label, amount(pledge.now), amount(givenOf(pledge, figures)), amount(pledge.next)] }
  })
  table(sheet, [{ title: said.title, weight: 2.4 }, ...numbers], rows)
}

/** What was given of a pledge, where the report counts it in the same measure. */
function givenOf({ kind, currency }: ProposedPledge, { pledge, gifts }: RenewalFigures): number | undefined {
  if (kind === 'hours') return pledge.minutesGiven
  if (kind === 'money') return pledge.money.find(one => one.currency === currency)?.givenMinor ?? 0
  if (kind !== 'in-kind') return undefined
  return gifts
    .filter(one => one.currency === currency)
    .reduce((sum, one) => sum + one.statedMinor.thisYear, 0)
}

function amountOf({ kind, currency }: ProposedPledge, quantity: number | undefined, voice: Voice): string {
  if (quantity === undefined) return '–'
  if (kind === 'hours') return voice.hours(quantity)
  return currency ? voice.money(quantity, currency) : voice.whole(quantity)
}

function soFar({ minutesByMonth, preparedOn }: RenewalFigures, voice: Voice): string {
  const begun = minutesByMonth.filter(({ month }) => month <= preparedOn.slice(0, 7)).length
  return voice.say(voice.words.proposal.months, {
    date: voice.date(preparedOn),
    months: voice.whole(begun),
    all: voice.whole(minutesByMonth.length),
  })
}
