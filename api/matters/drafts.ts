import { fileDraft } from '../../commands/partnerships/matters/fileDraft.ts'
import { reviewDraft } from '../../commands/partnerships/matters/reviewDraft.ts'
import { submitDraft } from '../../commands/partnerships/matters/submitDraft.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Draft } from '../../models/Draft.ts'
import { readFile } from '../../models/files.ts'
import { Matter } from '../../models/Matter.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, handOut, ok, uploadEndpoint } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId, marked } from '../text.ts'
import * as schema from './drafts-schema.ts'

const MEGABYTE = 1024 * 1024

export const list = endpoint({
  summary: 'The drafts of a matter and what the centre said to each, the first first',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  query: schema.DraftsQuery,
  answer: { status: 200, schema: pageSchema(schema.Draft) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id } = await open(ability, context, Matter, params.id, 'drafts')
    return ok(await listChildren(Draft, { matterId: id }, 'number', query, presentDraft))
  },
})

export const submit = uploadEndpoint({
  summary: 'Hand in a draft for review; the next version is a draft of its own',
  policy: { may: ['submit-draft', 'Matter'] },
  params: byId,
  query: schema.NewDraft,
  upload: {
    types: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    limit: 20 * MEGABYTE,
    admit: ({ ability, params }) => findFor(ability, 'submit-draft', Matter, params.id),
  },
  answer: { status: 201, schema: schema.Draft },
  transaction: true,
  handle: async ({ ability, context, params, query, file }) => {
    const matter = await findFor(ability, 'submit-draft', Matter, params.id)
    const title = query.title ?? file.name
    const draft = await submitDraft(context, matter, { title, document: file })
    return created(`/api/v1/matters/${matter.id}/drafts`, await presentDraft(draft))
  },
})

export const download = endpoint({
  summary: 'The file of a draft',
  policy: { may: ['read', 'Matter'] },
  params: schema.draftParams,
  answer: { status: 200, media: 'application/octet-stream' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id, { group: 'drafts' })
    const draft = await draftOf(matter, params.draftId)
    const file = await readFile(draft.fileId)
    await record(context, 'draft.opened', matter, { records: [draft.id, draft.fileId] })
    return handOut(file)
  },
})

export const review = endpoint({
  summary: 'Approve a draft or return it. Whoever handed it in cannot',
  policy: { may: ['review-draft', 'Matter'] },
  params: schema.draftParams,
  body: schema.Review,
  answer: { status: 200, schema: schema.Draft },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'review-draft', Matter, params.id)
    const draft = await draftOf(matter, params.draftId)
    await reviewDraft(context, draft, { matter, ...body })
    return ok(await presentDraft(draft))
  },
})

export const filing = endpoint({
  summary: 'Write down that an approved draft was filed',
  policy: { may: ['review-draft', 'Matter'] },
  params: schema.draftParams,
  body: schema.Filing,
  answer: { status: 200, schema: schema.Draft },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'review-draft', Matter, params.id)
    const draft = await draftOf(matter, params.draftId)
    await fileDraft(context, draft, { matter, ...body })
    return ok(await presentDraft(draft))
  },
})

async function draftOf({ id: matterId }: Matter, id: string): Promise<Draft> {
  const draft = await Draft.findOne({ where: { id, matterId } })
  if (!draft) throw new Problem('not-found', 'There is no such draft of this matter')
  return draft
}

async function presentDraft(draft: Draft) {
  const { name, mediaType, bytes } = await StoredFile.findByPk(draft.fileId, { rejectOnEmpty: true })
  return {
    ...{ id: draft.id, number: draft.number, title: marked(draft.title), state: draft.state },
    file: { name: marked(name), mediaType, bytes },
    submittedBy: await personOf(draft.submittedBy),
    submittedAt: draft.submittedAt.toISOString(),
    reviewedBy: draft.reviewedBy ? await personOf(draft.reviewedBy) : null,
    reviewedAt: draft.reviewedAt?.toISOString() ?? null,
    review: draft.review ?? null,
    filedOn: draft.filedOn ?? null,
  }
}
