import { dateInWords } from '../../jurisdictions/words.ts'
import type { Mark } from '../kind.ts'
import { table } from '../layout/table.ts'
import type { HoursCertificate } from './figures.ts'
import { closeCertificate, figure, openCertificate, words } from './parts.ts'
import { counted, entryKindNames, lengthInWords } from './wording.ts'

const columns = [
  { title: 'Kind of work', weight: 6 },
  { title: 'Matters', weight: 2, align: 'right' },
  { title: 'Time', weight: 4, align: 'right' },
] as const

const smallPrint = [
  'Verified time only: each entry was confirmed by somebody other than the person who worked and the person who recorded it. Time that waits for that, and time that was withdrawn, is not counted.',
  'The day of the work decides whether it falls into the period. Matters are counted and never named; this paper says nothing of any client.',
  'Counted from the records that whoever drew up the certificate may read, on the day of issue.',
]

const unfinished =
  'The period was not over on the day of issue: what is worked or verified later is not in this certificate.'

/** Draws the certificate of one person's pro bono hours, on one page. The same figures give the same bytes. */
export async function drawHours(figures: HoursCertificate, mark?: Mark): Promise<Buffer> {
  const { person, firm, centre, period, minutes, issuedOn } = figures
  const sheet = openCertificate('Certificate of pro bono work', figures)
  words(sheet, 'This is to certify that')
  figure(sheet, person.name, 24)
  words(sheet, 'of')
  figure(sheet, firm.name, 14)
  words(sheet, `gave, without a fee and through ${centre.name},`)
  figure(sheet, lengthInWords(minutes), 24)
  words(sheet, `of verified work from ${dateInWords(period.from)} to ${dateInWords(period.to)}`)
  sheet.pdf.y += 14
  table(sheet, [...columns], [...rowsOf(figures), totalOf(minutes)])
  const said = period.to < issuedOn ? smallPrint : [...smallPrint, unfinished]
  return closeCertificate(sheet, figures, { smallPrint: said, mark })
}

const rowsOf = ({ kinds }: HoursCertificate) =>
  kinds.map(({ kind, minutes, matters }) => ({
    cells: [
      entryKindNames[kind],
      matters === null ? '–' : counted(matters, 'matter'),
      lengthInWords(minutes),
    ],
  }))

const totalOf = (minutes: number) => ({ cells: ['In all', '', lengthInWords(minutes)], strong: true })
