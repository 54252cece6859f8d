import { addTraining } from '../../commands/partnerships/firms/addTraining.ts'
import { recordAttendance } from '../../commands/partnerships/firms/recordAttendance.ts'
import { Training } from '../../models/Training.ts'
import { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok, okWithVersion } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { byId } from '../text.ts'
import { trainingListing } from './list.ts'
import { presentAttendance, presentTraining } from './present.ts'
import { attendancesFor } from './query.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The trainings that you may see, the newest first',
  policy: { may: ['read', 'Training'] },
  query: schema.TrainingQuery,
  answer: { status: 200, schema: schema.TrainingPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, trainingListing, { limit, cursor, sort, filters }, presentTraining)),
})

export const add = endpoint({
  summary: 'Write down a training, held or planned',
  policy: { may: ['create', 'Training'] },
  body: schema.NewTraining,
  answer: { status: 201, schema: schema.TrainingAnswer },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    const { id } = await addTraining(context, body)
    const seen = presentTraining(await findFor(ability, 'read', Training, id))
    return created(`/api/v1/trainings/${id}`, seen)
  },
})

export const read = endpoint({
  summary: 'One training',
  policy: { may: ['read', 'Training'] },
  params: byId,
  answer: { status: 200, schema: schema.TrainingAnswer },
  transaction: false,
  handle: async ({ ability, params }) =>
    okWithVersion(presentTraining(await findFor(ability, 'read', Training, params.id))),
})

export const attendances = endpoint({
  summary: 'Who was at a training, as far as you may see them',
  policy: { may: ['read', 'Training'] },
  params: byId,
  query: schema.ChildQuery,
  answer: { status: 200, schema: schema.AttendancePage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const training = await findFor(ability, 'read', Training, params.id)
    const theirs = attendancesFor(ability, training)
    return ok(await listChildren(TrainingAttendance, theirs, 'id', query, presentAttendance))
  },
})

export const attend = endpoint({
  summary: 'Record that somebody of a firm was at a training; an induction entitles them to the work',
  policy: { may: ['update', 'Training'] },
  params: byId,
  body: schema.NewAttendance,
  answer: { status: 201, schema: schema.AttendanceAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const training = await findFor(ability, 'update', Training, params.id)
    const attendance = await recordAttendance(context, training, body)
    return created(`/api/v1/trainings/${training.id}/attendances`, await presentAttendance(attendance))
  },
})
