import { writeServiceNote } from '../../commands/psychosocial/service/writeServiceNote.ts'
import { Referral } from '../../models/Referral.ts'
import { ServiceNote } from '../../models/ServiceNote.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { personOf } from '../people.ts'
import { marked } from '../text.ts'
import { ChildQuery } from './schema.ts'
import { sessionOf } from './sessions.ts'
import * as schema from './sessions-schema.ts'

export const list = endpoint({
  summary: 'The notes of a session, those that were corrected among them, the first first',
  policy: { may: ['read', 'Referral'] },
  params: schema.sessionParams,
  query: ChildQuery,
  answer: { status: 200, schema: schema.NotePage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const referral = await open(ability, context, Referral, params.id, 'clinical')
    const { id: sessionId } = await sessionOf(referral, params.sessionId)
    return ok(await listChildren(ServiceNote, { sessionId }, 'createdAt', query, presentNote))
  },
})

export const write = endpoint({
  summary: 'Write a note of a session, or one that corrects an earlier one. None is ever changed',
  policy: { may: ['record-service', 'Referral'] },
  params: schema.sessionParams,
  body: schema.NewNote,
  answer: { status: 201, schema: schema.Note },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const session = await sessionOf(referral, params.sessionId)
    const note = await writeServiceNote(context, session, referral, body)
    return created(`/api/v1/referrals/${referral.id}/sessions/${session.id}/notes`, await presentNote(note))
  },
})

async function presentNote({ id, authorId, body, createdAt, supersedesId }: ServiceNote) {
  const later = await ServiceNote.findOne({ attributes: ['id'], where: { supersedesId: id } })
  return {
    ...{ id, body: marked(body) },
    author: await personOf(authorId),
    writtenAt: createdAt.toISOString(),
    supersedesId: supersedesId ?? null,
    supersededById: later?.id ?? null,
  }
}
