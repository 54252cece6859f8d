import { writeMatterNote } from '../../commands/partnerships/matters/writeMatterNote.ts'
import { Matter } from '../../models/Matter.ts'
import { MatterNote } from '../../models/MatterNote.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId, marked } from '../text.ts'
import * as schema from './notes-schema.ts'

export const list = endpoint({
  summary: 'The notes on a matter, for those who work on it',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  query: schema.NotesQuery,
  answer: { status: 200, schema: pageSchema(schema.Note) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id } = await open(ability, context, Matter, params.id, 'work')
    return ok(await listChildren(MatterNote, { matterId: id }, 'createdAt', query, presentNote))
  },
})

export const write = endpoint({
  summary: 'Write a note on a matter. Everybody who works on it reads it',
  policy: { may: ['write-matter-note', 'Matter'] },
  params: byId,
  body: schema.NewNote,
  answer: { status: 201, schema: schema.Note },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'write-matter-note', Matter, params.id)
    const note = await writeMatterNote(context, matter, body)
    return created(`/api/v1/matters/${matter.id}/notes`, await presentNote(note))
  },
})

async function presentNote({ id, writtenBy, body, createdAt }: MatterNote) {
  return { id, author: await personOf(writtenBy), body: marked(body), writtenAt: createdAt.toISOString() }
}
