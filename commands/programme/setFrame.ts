import { Frame } from '../../models/Frame.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export type FrameInput = Pick<Frame, 'code' | 'title' | 'source' | 'lines'>

/** Sets a frame as a whole, in place of what it said before. Reports that were released keep the lines they had. */
export async function setFrame(context: Context, input: FrameInput): Promise<Frame> {
  const known = await Frame.findOne({ where: { code: input.code }, lock: true })
  const frame = known ? await known.update(input) : await Frame.create(input)
  await record(context, 'frame.set', frame, { fields: input.lines.map(({ code }) => code) })
  return frame
}
