import { z } from 'zod'

/** A real date, from 1900 to 2200: 2026-02-31 is refused. Whoever reads a date from outside reads it so. */
export const date = z.iso
  .date()
  .refine(text => text >= '1900-01-01' && text <= '2200-12-31', 'not a plausible date')
