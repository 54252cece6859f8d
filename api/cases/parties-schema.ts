import { z } from 'zod'
import { partyKinds } from '../../models/Party.ts'
import { byId, line, paragraph, uuid } from '../text.ts'
import { Person } from './schema.ts'

export const OfParty = byId.extend({ partyId: uuid })

export const NewParty = z.strictObject({
  kind: z.enum(partyKinds),
  name: line(200),
  aliases: z.array(line(200)).max(10).optional(),
  note: paragraph(4000).nullable().optional(),
})
export const PartyEdit = NewParty.partial()

export const PartySeen = z.strictObject({
  id: uuid,
  kind: z.enum(partyKinds),
  name: z.string(),
  aliases: z.array(z.string()),
  note: z.string().nullable(),
  addedBy: Person,
  addedAt: z.string(),
  removedOn: z.string().nullable(),
})

/** A party as written, and how many hits of the search for its new names need a look. */
export const PartyWritten = PartySeen.extend({ conflictHits: z.number() })
