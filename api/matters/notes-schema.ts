import { z } from 'zod'
import { paging } from '../page.ts'
import { paragraph } from '../text.ts'

export const NotesQuery = z.strictObject(paging)
export const NewNote = z.strictObject({ body: paragraph(50_000) })

export const Note = z.strictObject({
  id: z.string(),
  author: z.strictObject({ id: z.string(), name: z.string() }),
  body: z.string(),
  writtenAt: z.string(),
})
