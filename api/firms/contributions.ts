import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { presentContributions } from './contributions-present.ts'
import { givenFor } from './contributions-query.ts'
import { ContributionsAnswer } from './contributions-schema.ts'
import { agreementOfYear } from './query.ts'
import { byYear } from './schema.ts'

export const contributions = endpoint({
  summary: 'What a firm gave so far beside what it pledged for a year, each thing by itself',
  policy: { may: ['read', 'Firm'] },
  params: byYear,
  answer: { status: 200, schema: ContributionsAnswer },
  transaction: false,
  handle: async ({ ability, context, params }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const agreement = await agreementOfYear(firm.id, params.year)
    const given = await givenFor(ability, agreement.partnership)
    return ok(presentContributions(agreement, given, context.today))
  },
})
