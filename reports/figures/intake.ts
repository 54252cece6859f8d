import { Intake } from '../../models/Intake.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

const decided = ({ asAt }: Asking, state: 'taken-up' | 'spam') =>
  `\`Intake\`.state = '${state}' AND \`Intake\`.triaged_at <= ${asAt}`

const requests = (asking: Asking, ...conditions: string[]): Counted => ({
  from: 'intakes AS `Intake`',
  where: [
    `\`Intake\`.received_at >= ${asking.begins} AND \`Intake\`.received_at < ${asking.ends}`,
    `\`Intake\`.received_at <= ${asking.asAt}`,
    `(\`Intake\`.triaged_at IS NULL OR NOT (${decided(asking, 'spam')}))`,
    ...conditions,
  ],
  record: { kind: 'Intake', id: '`Intake`.id', reference: '`Intake`.reference' },
  parts: { asker: { sql: '`Intake`.kind' } },
})

const base = {
  unit: 'requests',
  subject: Intake,
  group: 'outline',
  asAt: 'full',
  dimensions: ['asker'],
} as const

export const intakeFigures: Figure[] = [
  {
    ...base,
    code: 'requests.received',
    definition:
      'Each request by the public form that was received in the period, without what nobody asked for. Two may be of one person.',
    counted: asking => requests(asking),
  },
  {
    ...base,
    code: 'requests.taken-up',
    definition: 'Of the requests received in the period, those that were taken up since.',
    counted: asking => requests(asking, decided(asking, 'taken-up')),
    among: asking => requests(asking),
  },
]
