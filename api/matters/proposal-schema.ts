import { z } from 'zod'

const figures = z.record(z.string(), z.number().nullable())

/** A firm as it is proposed. The figures are for those who read agreements and people of firms. */
const ProposedFirm = z.strictObject({
  rank: z.number(),
  firm: z.strictObject({ id: z.string(), name: z.string() }),
  score: z.number().nullable(),
  parts: z.array(
    z.strictObject({
      name: z.string(),
      points: z.number(),
      most: z.number(),
      words: z.string(),
      figures: figures.optional(),
    }),
  ),
  gates: z.array(z.strictObject({ name: z.string(), words: z.string() })),
})

export const ProposedFirms = z.array(ProposedFirm)

export const Proposal = z.strictObject({
  parts: z.array(z.strictObject({ name: z.string(), most: z.number(), explains: z.string() })),
  items: ProposedFirms,
})
