import { dateInWords } from '../../jurisdictions/words.ts'
import { markInWords } from '../fingerprint.ts'
import type { Mark } from '../kind.ts'
import { frame } from '../layout/frame.ts'
import { closeSheet, decorate, openSheet, remaining, type Sheet, space } from '../layout/page.ts'
import { drawBlock, note } from '../layout/paragraph.ts'
import { losesLetters } from '../layout/printable.ts'
import { drawRule } from '../layout/rule.ts'
import type { TextStyle } from '../layout/text.ts'
import { tone } from '../layout/tone.ts'

interface Issued {
  code: string
  centre: { name: string }
  issuedOn: string
  person: { name: string }
}

const small: TextStyle = { size: 10.5, colour: tone.soft }
const lost =
  'Some letters on this paper are in a script that its fonts cannot draw, and their place is marked. Who is meant is in the record of the centre.'

/** Opens the page of a certificate: the frame, the centre and what it certifies. */
export function openCertificate(title: string, { centre, code, issuedOn }: Issued): Sheet {
  const sheet = openSheet({
    title: `${title} ${code}`,
    lang: 'en-GB',
    createdAt: new Date(`${issuedOn}T00:00:00Z`),
  })
  frame(sheet)
  sheet.pdf.y += 14
  const name = centre.name
  centred(sheet, name, { size: sizeFor(name, 12), colour: tone.accent, weight: 'strong' })
  sheet.pdf.y += 14
  centred(sheet, title, { size: 27, colour: tone.ink, weight: 'strong' }, 'H1')
  sheet.pdf.y += 16
  return sheet
}

/** A line of the sentence that a certificate is. */
export function words(sheet: Sheet, text: string): void {
  centred(sheet, text, { ...small, size: sizeFor(text, small.size) })
  sheet.pdf.y += 5
}

/** Who or what is certified: large, and smaller where it is long. */
export function figure(sheet: Sheet, text: string, size: number): void {
  const shown = text
  centred(sheet, shown, { size: sizeFor(shown, size), colour: tone.accent, weight: 'strong' }, 'H2')
  sheet.pdf.y += 5
}

/** The line to sign on, the number and the day, and the small print; then the page is finished. */
export function closeCertificate(
  sheet: Sheet,
  issued: Issued,
  { smallPrint, mark }: { smallPrint: string[]; mark: Mark | undefined },
): Promise<Buffer> {
  const { code, centre, issuedOn } = issued
  const asked = `Whoever doubts this paper asks the centre, naming the number ${code}: the centre keeps a record of every certificate.`
  const lostLetters = losesLetters(JSON.stringify(issued)) ? [lost] : []
  const last = [...smallPrint, mark ? markInWords(mark) : asked, ...lostLetters]
  // Long names leave less air, so that the paper stays on its one page.
  const air = remaining(sheet) < 110 + last.length * 27 ? 0.35 : 1
  sheet.pdf.y += 30 * air
  signatureLine(sheet)
  centred(sheet, `Signed for ${centre.name}`, { size: 8.5, colour: tone.soft })
  sheet.pdf.y += 12 * air
  centred(sheet, `Certificate ${code}, issued on ${dateInWords(issuedOn)}`, {
    size: 10.5,
    colour: tone.ink,
    weight: 'strong',
  })
  sheet.pdf.y += 16 * air
  for (const text of last) note(sheet, text)
  return closeSheet(sheet, { words: 'Certificate', code, date: dateInWords(issuedOn) })
}

function signatureLine(sheet: Sheet): void {
  const { pdf } = sheet
  const width = 210
  const x = (pdf.page.width - width) / 2
  decorate(sheet, () => drawRule(pdf, { x, y: pdf.y, width }, { colour: tone.soft, thickness: 0.6 }))
  space(sheet, 3)
}

function centred(sheet: Sheet, text: string, style: TextStyle, tag = 'P'): void {
  drawBlock(sheet, { text, style, tag, align: 'centre' })
}

/** The size that keeps even four hundred letters on few lines. */
function sizeFor({ length }: string, size: number): number {
  if (length <= 45) return size
  if (length <= 120) return Math.min(size, 15)
  return Math.min(size, length <= 240 ? 8.5 : 7.5)
}
