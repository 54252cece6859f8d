import { z } from 'zod'
import { record } from '../../commands/record.ts'
import { inTransaction } from '../../models/database.ts'
import { trainingKinds } from '../../models/Training.ts'
import { drawTraining } from '../../reports/certificates/draw-training.ts'
import type { TrainingCertificate } from '../../reports/certificates/figures.ts'
import { gatherTraining } from '../../reports/certificates/gather-training.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { allMarked, byId, date, uuid } from '../text.ts'

const OfAttendance = byId.extend({ attendanceId: uuid })

export const TrainingCertificateAnswer = z.strictObject({
  code: z.string(),
  centre: z.strictObject({ name: z.string() }),
  issuedOn: date,
  person: z.strictObject({ name: z.string() }),
  firm: z.strictObject({ name: z.string() }),
  training: z.strictObject({
    kind: z.enum(trainingKinds),
    title: z.string(),
    heldOn: date,
    minutes: z.int(),
    pointsTenths: z.int().nullable(),
    accreditedBy: z.string().nullable(),
  }),
})

export const attended = endpoint({
  summary: 'What a certificate of somebody’s training says',
  policy: { may: ['read', 'TrainingAttendance'] },
  params: OfAttendance,
  answer: { status: 200, schema: TrainingCertificateAnswer },
  transaction: true,
  handle: async asked => ok(allMarked(await gatherAudited(asked))),
})

export const attendedPdf = endpoint({
  summary: 'The certificate that somebody was at a training',
  policy: { may: ['read', 'TrainingAttendance'] },
  params: OfAttendance,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins.
  transaction: false,
  audits: true,
  handle: async asked => {
    const figures = await inTransaction(() => gatherAudited(asked))
    const name = `certificate-${figures.code}.pdf`
    return { status: 200, file: { type: 'application/pdf', name, bytes: await drawTraining(figures) } }
  },
})

type CertificateAsked = Asked<z.infer<typeof OfAttendance>, unknown, unknown>

async function gatherAudited(asked: CertificateAsked): Promise<TrainingCertificate> {
  const { ability, context, params, house } = asked
  const { id: trainingId, attendanceId } = params
  const figures = await gatherTraining(ability, {
    ...{ trainingId, attendanceId, issuedOn: context.today },
    centre: { name: house.config.CENTRE_NAME },
  })
  const attendance = { type: 'TrainingAttendance', id: attendanceId }
  await record(context, 'certificate.made', attendance, { records: [trainingId], outcome: figures.code })
  return figures
}
