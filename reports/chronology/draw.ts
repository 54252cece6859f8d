import { dateInWords } from '../../jurisdictions/words.ts'
import { markInWords } from '../fingerprint.ts'
import type { Mark } from '../kind.ts'
import { heading, title } from '../layout/heading.ts'
import { closeSheet, openSheet, type Sheet } from '../layout/page.ts'
import { note, paragraph } from '../layout/paragraph.ts'
import { losesLetters } from '../layout/printable.ts'
import type { Chronology, Purpose } from './figures.ts'
import { drawCorrected, drawDeadlines, drawMatters, drawStanding, drawSteps } from './sections.ts'

const language = 'en-GB'

const privilege = [
  'This paper was made so that the client can be advised and represented. It is for the people who work on this case, and for those to whom they have to hand it for that work. Nobody else may read, copy or pass it on.',
  'What it says can put the client and others in danger, and who lets it go further may give up the client’s right to keep it confidential. Whoever holds it without working on the case returns it unread to the centre.',
]

const lost =
  'Some letters of this chronology are in a script that its fonts cannot draw, and their place is marked. The letters as they are written stand in the file: never guess a name from its sound.'

const leftOut: Record<Purpose, string> = {
  handover:
    'Made for a handover: it also says who of the centre recorded what, which steps were corrected and why, and which days the centre set itself.',
  hearing:
    'Made for a hearing: who of the centre recorded what, steps that were corrected, days that nobody owes any more, the centre’s own earlier days, and drafts that were not filed are left out.',
}

const definitions = [
  'Steps stand in the order of the days on which they happened; those of one day, track by track.',
  'All days are those of the place in which the case is decided.',
  'A last day is counted by the rule named below it. The sum says how, so that it can be checked by hand before anybody relies on it.',
  'Notes, the client’s story, the country of risk and the names of other parties are left out of every chronology.',
  'It shows what the person who drew it up may read, so that of somebody else may show other matters and documents.',
]

/** Draws the chronology of a case. With its fingerprint where it has one. The same figures give the same bytes. */
export async function draw(figures: Chronology, mark?: Mark): Promise<Buffer> {
  const { purpose, preparedOn, code } = figures
  const { reference } = figures.case
  const sheet = openSheet({
    title: `Case chronology ${reference}`,
    lang: language,
    createdAt: new Date(`${preparedOn}T00:00:00Z`),
  })
  drawTitle(sheet, figures)
  heading(sheet, 'Privileged and confidential')
  for (const text of privilege) paragraph(sheet, text)
  drawStanding(sheet, figures)
  drawSteps(sheet, figures)
  drawCorrected(sheet, figures)
  drawDeadlines(sheet, figures)
  drawMatters(sheet, figures)
  // Kept together, so that the fingerprint never stands on a page alone.
  heading(sheet, 'How to read this chronology', 170)
  for (const text of [leftOut[purpose], ...definitions]) note(sheet, text)
  if (losesLetters(JSON.stringify(figures))) note(sheet, lost)
  if (mark) note(sheet, markInWords(mark))
  return closeSheet(sheet, {
    words: `Privileged and confidential. Chronology of case ${reference}`,
    code,
    date: dateInWords(preparedOn),
  })
}

function drawTitle(sheet: Sheet, { centre, purpose, client, ...figures }: Chronology): void {
  const { reference, jurisdiction, status, openedOn, closedOn, lead } = figures.case
  const closing = closedOn ? `, closed on ${dateInWords(closedOn)}` : ''
  title(sheet, {
    above: `Case chronology for a ${purpose} · ${centre.name}`,
    title: `Case ${reference}`,
    below: [
      `Client: ${client.name ? client.name : 'the name is not shown to whoever drew this up'}`,
      `${jurisdiction}. Opened on ${dateInWords(openedOn)}${closing}; ${status}.`,
      ...(lead ? [`Lead caseworker: ${lead}`] : []),
    ],
  })
}
