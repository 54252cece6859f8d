import { writeNote as write } from '../../commands/casework/writeNote.ts'
import { Case } from '../../models/Case.ts'
import { Note } from '../../models/Note.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId, marked } from '../text.ts'
import { ChildQuery, NewNote, NoteSeen } from './schema.ts'

async function presentNote(note: Note) {
  return {
    id: note.id,
    author: await personOf(note.authorId),
    privileged: Boolean(note.privileged),
    body: marked(note.body),
    writtenAt: note.createdAt.toISOString(),
  }
}

export const listNotes = endpoint({
  summary: 'The notes on a case',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(NoteSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const legalCase = await open(ability, context, Case, params.id, 'story')
    return ok(await listChildren(Note, { caseId: legalCase.id }, 'createdAt', query, presentNote))
  },
})

export const writeNote = endpoint({
  summary: 'Write a note on a case',
  policy: { may: ['write-note', 'Case'] },
  params: byId,
  body: NewNote,
  answer: { status: 201, schema: NoteSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'write-note', Case, params.id)
    const note = await write(context, legalCase, body)
    return created(`/api/v1/cases/${legalCase.id}/notes`, await presentNote(note))
  },
})
