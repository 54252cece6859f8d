import { dateInWords } from '../../jurisdictions/words.ts'
import { markInWords } from '../fingerprint.ts'
import type { Mark } from '../kind.ts'
import { heading, title } from '../layout/heading.ts'
import { longTable } from '../layout/long-table.ts'
import { closeSheet, openSheet, type Sheet } from '../layout/page.ts'
import { note, paragraph } from '../layout/paragraph.ts'
import { losesLetters } from '../layout/printable.ts'
import { type Column, table } from '../layout/table.ts'
import type { AccessStatement } from './figures.ts'

const language = 'en-GB'

const opening =
  'This paper tells you who opened your file at the centre, when and in which role, and what of it was shared with whom. It says nothing of what your file holds. You may ask us about every line of it.'
const definitions = [
  'People of the centre are named. For people of law firms the firm and the role are named; you may ask us who they are.',
  '“Protected” stands where a safeguard on your case keeps a person or a firm apart from it, and naming them could put somebody in danger. You may ask the data protection officer to look into such a line for you.',
  'A line that says “3 times” stands for the same thing, done as often within one hour of the time it gives.',
  'What the system did by itself, such as reminders, is left out: nobody read your file for it.',
  'Lines begin with the first entry of the audit log, which cannot be changed afterwards.',
]
const lost =
  'Some letters of this paper, perhaps those of your own name, are in a script that its fonts cannot draw, and their place is marked. Your file has them as you write them; you may ask us to show you.'

/** Draws an access statement. The same statement gives the same bytes. */
export async function draw(statement: AccessStatement, mark?: Mark): Promise<Buffer> {
  const { client, code, preparedOn } = statement
  const sheet = openSheet({
    title: `Access statement ${client.reference}`,
    lang: language,
    createdAt: new Date(`${preparedOn}T00:00:00Z`),
  })
  title(sheet, {
    above: `${statement.centre} · Access statement`,
    title: client.name,
    below: [`File ${client.reference}. Prepared on ${dateInWords(preparedOn)}.`],
  })
  paragraph(sheet, opening)
  if (losesLetters(JSON.stringify(statement))) paragraph(sheet, lost)
  await drawReadings(sheet, statement)
  drawConsents(sheet, statement)
  drawSharing(sheet, statement)
  drawExceptions(sheet, statement)
  heading(sheet, 'How to read this paper', 110)
  for (const definition of definitions) note(sheet, definition)
  if (mark) note(sheet, markInWords(mark))
  return closeSheet(sheet, {
    words: `Access statement ${client.reference}`,
    code,
    date: dateInWords(preparedOn),
  })
}

const columnsOf = (...columns: [title: string, weight: number][]): Column[] =>
  columns.map(([head, weight]) => ({ title: head, weight }))

async function drawReadings(sheet: Sheet, { readings, zone }: AccessStatement): Promise<void> {
  heading(sheet, 'Who opened your file', 90)
  const columns = columnsOf(['When', 6], ['Who', 5], ['Role', 4], ['What', 6], ['Why', 5])
  await longTable(sheet, columns, rowsOf(readings, zone), 'Nobody so far')
  note(sheet, `Times are those of ${zone}.`)
}

function* rowsOf(readings: AccessStatement['readings'], zone: string) {
  const local = localTime(zone)
  for (const { at, who, role, what, why, times } of readings) {
    yield { cells: [local(at), who, role ?? '–', counted(what, times), why ?? '–'] }
  }
}

const counted = (what: string, times: number): string => (times === 1 ? what : `${what} (${times} times)`)

function drawConsents(sheet: Sheet, { consents }: AccessStatement): void {
  heading(sheet, 'What you agreed to, refused or took back', 90)
  const columns = columnsOf(
    ['On', 3],
    ['What', 3],
    ['With whom', 5],
    ['For what', 4],
    ['Which data', 5],
    ['Until', 4],
  )
  const rows = consents.map(({ on, kind, recipient, purpose, dataKinds, until, ended }) => ({
    cells: [
      ...[on, kind, recipient, purpose, dataKinds.join(', ') || '–'],
      ended ? `${ended.on}, ${ended.kind}` : (until ?? '–'),
    ],
  }))
  table(sheet, columns, rows, 'Nothing so far')
}

function drawSharing(sheet: Sheet, { matters, referrals }: AccessStatement): void {
  heading(sheet, 'Law firms that were asked to help', 90)
  const asked = matters.map(({ reference, kind, firm, askedOn, placed, lawyers }) => ({
    cells: [
      reference,
      kind,
      firm,
      askedOn ?? '–',
      placed ? `Took it on; lawyers on it: ${lawyers}` : 'Asked only',
    ],
  }))
  const columns = columnsOf(['Work', 4], ['Kind', 4], ['Firm', 5], ['Asked on', 3], ['What became of it', 5])
  table(sheet, columns, asked, 'None')
  heading(sheet, 'Referrals to other organisations', 90)
  const sent = referrals.map(({ reference, provider, sentOn, pieces }) => ({
    cells: [reference, provider, sentOn, ['the reason', ...pieces].join(', ')],
  }))
  table(sheet, columnsOf(['Referral', 4], ['To', 6], ['Sent on', 3], ['What it told', 7]), sent, 'None')
}

function drawExceptions(sheet: Sheet, { overrides, recalls, zone }: AccessStatement): void {
  heading(sheet, 'Shared without your consent, to prevent serious harm', 90)
  const local = localTime(zone)
  const made = overrides.map(({ at, recipient, purpose, dataKinds, verdict }) => ({
    cells: [local(at), recipient, purpose, dataKinds.join(', '), verdict ?? 'not judged yet'],
  }))
  const columns = columnsOf(
    ['When', 4],
    ['With whom', 5],
    ['For what', 4],
    ['Which data', 5],
    ['Second person', 4],
  )
  table(sheet, columns, made, 'Nothing')
  heading(sheet, 'Copies that were asked back', 90)
  const asked = recalls.map(({ askedOn, recipient, answer }) => ({
    cells: [askedOn, recipient, answer ?? 'no answer yet'],
  }))
  table(sheet, columnsOf(['Asked on', 3], ['From whom', 6], ['Answer', 5]), asked, 'None')
}

/** Writes instants as the day and minute of a zone. */
function localTime(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return at => format.format(new Date(at))
}
