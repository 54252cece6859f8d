import { dateInWords } from '../../jurisdictions/words.ts'
import type { Mark } from '../kind.ts'
import { table } from '../layout/table.ts'
import type { TrainingCertificate } from './figures.ts'
import { closeCertificate, figure, openCertificate, words } from './parts.ts'
import { lengthInWords, points, trainingKindNames } from './wording.ts'

const columns = [
  { title: 'Field', weight: 3 },
  { title: 'Entry', weight: 7 },
]

const smallPrint = [
  'The centre recorded the attendance. Points stand here as the centre recorded them; whoever accredits them is named, where somebody did.',
]

/** Draws the certificate that somebody was at a training, on one page. The same figures give the same bytes. */
export async function drawTraining(figures: TrainingCertificate, mark?: Mark): Promise<Buffer> {
  const { person, firm, centre, training } = figures
  const sheet = openCertificate('Certificate of training', figures)
  words(sheet, 'This is to certify that')
  figure(sheet, person.name, 24)
  words(sheet, 'of')
  figure(sheet, firm.name, 14)
  words(sheet, `took part in a training of ${centre.name}:`)
  figure(sheet, training.title, 18)
  sheet.pdf.y += 14
  table(
    sheet,
    columns,
    rowsOf(training).map(cells => ({ cells })),
  )
  return closeCertificate(sheet, figures, { smallPrint, mark })
}

function rowsOf({ kind, heldOn, minutes, pointsTenths, accreditedBy }: TrainingCertificate['training']) {
  return [
    ['Subject', trainingKindNames[kind]],
    ['Held on', dateInWords(heldOn)],
    ['Length', lengthInWords(minutes)],
    ['Points', pointsTenths === null ? 'None are recorded' : points(pointsTenths)],
    ['Accredited by', accreditedBy ? accreditedBy : 'Nobody is recorded'],
  ]
}
