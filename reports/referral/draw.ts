import { dateInWords } from '../../jurisdictions/words.ts'
import { capital } from '../chronology/wording.ts'
import { heading, title } from '../layout/heading.ts'
import { closeSheet, openSheet, type Sheet } from '../layout/page.ts'
import { note, paragraph } from '../layout/paragraph.ts'
import { losesLetters } from '../layout/printable.ts'
import { table } from '../layout/table.ts'
import type { ReferralForm } from './form.ts'
import { answerLines, clientLines, consentLines, type Line, peopleLines, requestLines } from './sections.ts'

const language = 'en-GB'
const columns = [
  { title: 'Field', weight: 2 },
  { title: 'Entry', weight: 5 },
]

const lost =
  'Some letters of this form are in a script that its fonts cannot draw, and their place is marked. The letters as they are written stand in the file of the referrer: ask for them, and never guess a name from its sound.'

/** Draws the form of a referral, in the fields of the inter-agency referral form. The same form gives the same bytes. */
export async function draw(form: ReferralForm): Promise<Buffer> {
  const sheet = openSheet({
    title: `Referral ${form.reference}`,
    lang: language,
    createdAt: new Date(`${form.printedOn}T00:00:00Z`),
  })
  drawTitle(sheet, form)
  drawSection(sheet, 'Request', requestLines(form))
  drawSection(sheet, 'From and to', peopleLines(form))
  drawSection(sheet, 'The client, as far as disclosed', clientLines(form))
  heading(sheet, 'Reason for the referral')
  for (const line of linesOf(form.reason)) paragraph(sheet, line)
  drawSection(sheet, 'Consent', consentLines(form))
  drawSection(sheet, 'Receipt, answer and feedback', answerLines)
  if (losesLetters(JSON.stringify(form))) note(sheet, lost)
  const state = form.draft ? 'Not sent' : 'Confidential'
  return closeSheet(sheet, {
    words: `Referral ${form.reference}. ${state}`,
    date: `Printed on ${dateInWords(form.printedOn)}`,
  })
}

/** The lines as the referrer broke them. */
const linesOf = (text: string): string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).filter(line => line.trim() !== '')

function drawTitle(sheet: Sheet, { centre, reference, priority, draft }: ReferralForm): void {
  const state = draft
    ? 'NOT SENT. For the client to read and agree to; nothing may leave yet.'
    : 'Confidential'
  title(sheet, {
    above: `${centre} · Inter-agency referral`,
    title: `Referral ${reference}`,
    below: [capital(priority), state],
  })
}

function drawSection(sheet: Sheet, name: string, lines: Line[]): void {
  heading(sheet, name)
  table(
    sheet,
    columns,
    lines.map(cells => ({ cells })),
  )
}
