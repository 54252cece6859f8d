import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { confidences, Frame, type Translations } from '../../models/Frame.ts'

const line = z.strictObject({
  code: z.string(),
  title: z.string(),
  figures: z.array(z.string()),
  note: z.string().nullable(),
  confidence: z.enum(confidences),
  translations: z.record(z.string(), z.strictObject({ title: z.string(), note: z.string().nullable() })),
})
const usualSchema = z.strictObject({
  frames: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      source: z.string(),
      translations: z.record(z.string(), z.strictObject({ title: z.string(), source: z.string() })),
      lines: z.array(line),
    }),
  ),
})

/** A frame as it stands: the centre's own, or the usual one. */
export type FrameNow = Pick<Frame, 'code' | 'title' | 'source' | 'lines'> & {
  /** Of the usual ones alone: what the centre set has the words that the centre gave it. */
  translations?: Translations<{ title: string; source: string }>
}

/** The frames that every centre has until it sets them otherwise. */
export const usualFrames: readonly FrameNow[] = usualSchema.parse(
  parse(readFileSync(new URL('./usual.yaml', import.meta.url), 'utf8')),
).frames

/** Every frame, by code: those that the centre set, and the usual ones that it left alone. */
export async function frames(): Promise<FrameNow[]> {
  const own = await Frame.findAll()
  const left = usualFrames.filter(({ code }) => !own.some(frame => frame.code === code))
  return [...own.map(translated), ...left].sort((one, other) => (one.code < other.code ? -1 : 1))
}

/** A frame that the centre set keeps the usual title in other languages while it bears the usual one in English. */
function translated({ code, title, source, lines }: FrameNow): FrameNow {
  const usual = usualFrames.find(
    frame => frame.code === code && frame.title === title && frame.source === source,
  )
  return { code, title, source, lines, ...(usual?.translations ? { translations: usual.translations } : {}) }
}

/** One frame; with `lock`, kept as it is until the transaction ends. Null when there is none of that code. */
export async function frameNow(code: string, lock = false): Promise<FrameNow | null> {
  const own = await Frame.findOne({ where: { code }, lock })
  return own ?? usualFrames.find(frame => frame.code === code) ?? null
}
