import { setFrame } from '../../commands/programme/setFrame.ts'
import { Problem } from '../../errors.ts'
import type { FrameLine } from '../../models/Frame.ts'
import { type FrameNow, frameNow, frames } from '../../reports/frames/frames.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { marked, markedOrNull } from '../text.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'What others ask of a report, line by line, and which figures answer it',
  policy: { may: ['read', 'Frame'] },
  answer: { status: 200, schema: schema.FramesAnswer },
  transaction: false,
  handle: async () => ok({ items: (await frames()).map(present) }),
})

export const add = endpoint({
  summary: 'Add a frame, for somebody who asks for figures in an order of their own',
  policy: { may: ['create', 'Frame'] },
  body: schema.NewFrame,
  answer: { status: 201, schema: schema.FrameAnswer },
  transaction: true,
  lasting: 'a frame names columns of figures, and nobody',
  handle: async ({ context, body }) => {
    if (await frameNow(body.code, true)) throw new Problem('conflict', 'There is a frame of this code')
    return created(`/api/v1/frames/${body.code}`, present(await setFrame(context, body)))
  },
})

export const read = endpoint({
  summary: 'One frame',
  policy: { may: ['read', 'Frame'] },
  params: schema.byCode,
  answer: { status: 200, schema: schema.FrameAnswer },
  transaction: false,
  handle: async ({ params }) => okWithVersion(present(found(await frameNow(params.code)))),
})

export const change = endpoint({
  summary: 'Set a frame anew, as a whole',
  policy: { may: ['update', 'Frame'] },
  params: schema.byCode,
  body: schema.FrameChange,
  answer: { status: 200, schema: schema.FrameAnswer },
  transaction: true,
  edits: true,
  handle: async ({ context, params, body, http }) => {
    refuseStale(http, present(found(await frameNow(params.code, true))))
    return okWithVersion(present(await setFrame(context, { ...body, code: params.code })))
  },
})

function found(frame: FrameNow | null): FrameNow {
  if (!frame) throw new Problem('not-found', 'There is no such frame')
  return frame
}

const present = ({ code, title, source, lines }: FrameNow) => ({
  code,
  title: marked(title),
  source: marked(source),
  lines: lines.map(line => ({
    ...line,
    ...markedLine(line),
    ...(line.translations ? { translations: presentTranslations(line.translations) } : {}),
  })),
})

const markedLine = ({ title, note }: Pick<FrameLine, 'title' | 'note'>) => ({
  title: marked(title),
  note: markedOrNull(note),
})

const presentTranslations = (translations: NonNullable<FrameLine['translations']>) =>
  Object.fromEntries(
    Object.entries(translations).flatMap(([tag, line]) => (line ? [[tag, markedLine(line)] as const] : [])),
  )
