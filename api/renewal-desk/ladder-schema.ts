import { z } from 'zod'
import { type RungTime, timeOf } from '../../commands/partnerships/renewals/ladder.ts'
import { contactRoles } from '../../models/Contact.ts'
import { type LetterKind, letterKinds, renewalWork, rungOrigins } from '../../models/RenewalRung.ts'

const MOST = 20

const Rung = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens'),
  countedFrom: z.enum(rungOrigins).default('term'),
  daysBefore: z.int().min(-366).max(366),
  what: z.enum(renewalWork),
  letter: z.enum(letterKinds).nullable(),
  letterTo: z.enum(contactRoles).default('coordinator'),
  owedBy: z.enum(['partnerships_manager', 'director', 'firm_coordinator']),
  active: z.boolean().default(true),
})

/** Of which time each letter speaks. */
const letterTimes: Record<LetterKind, RungTime> = {
  'renewal-opens': 'term',
  'renewal-proposal': 'term',
  'renewal-reminder': 'term',
  'renewal-last-days': 'term',
  'grace-begun': 'grace',
  'term-over': 'over',
}

export const Ladder = z
  .strictObject({ rungs: z.array(Rung).min(1).max(MOST) })
  .superRefine(({ rungs }, context) => {
    const days = rungs.map(({ countedFrom, daysBefore }) => `${countedFrom} ${daysBefore}`)
    const codes = rungs.map(({ code }) => code)
    const twice = (all: string[], at: number) => all.indexOf(all[at] ?? '') < at
    for (const [at, rung] of rungs.entries()) {
      const fault = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['rungs', at, field], message })
      if (twice(days, at)) fault('daysBefore', 'another rung comes on that day')
      if (twice(codes, at)) fault('code', 'another rung has that code')
      if (rung.letter && letterTimes[rung.letter] !== timeOf(rung)) {
        fault('letter', 'says what is not true on the day of this rung')
      }
    }
  })

export const LadderAnswer = z.strictObject({ rungs: z.array(Rung) })
