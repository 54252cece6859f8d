import { catalogue } from '../../../reports/figures/catalogue.ts'
import type { Place, Unit } from '../../../reports/figures/table.ts'
import { usualFrames } from '../../../reports/frames/frames.ts'
import type { ImpactFigures, ImpactRow } from '../../../reports/impact/figures.ts'
import { wellbeingDefinitions } from '../../../reports/impact/words.ts'
import type { Printed } from '../../../reports/suppression/table.ts'

type Given = number | 'small' | 'hidden'

const printed = (given: Given): Printed => {
  if (typeof given === 'number') return { value: given }
  return given === 'small' ? { masked: true } : { withheld: true }
}

export const row = (
  code: string,
  [now, before]: [Given, Given],
  { unit = 'people', by = {} }: { unit?: Unit; by?: Place } = {},
): ImpactRow => ({ code, unit, by, now: printed(now), before: printed(before) })

const divided = (code: string, dimension: string, values: Record<string, [Given, Given]>, unit?: Unit) =>
  Object.entries(values).map(([value, given]) =>
    row(code, given, { by: { [dimension]: value }, ...(unit ? { unit } : {}) }),
  )

const ofMeasure = (measure: string, values: Record<string, [Given, Given]>) =>
  Object.entries(values).map(([code, given]) => row(`wellbeing.${code}`, given, { by: { measure } }))

const sections: ImpactFigures['sections'] = [
  {
    code: 'people',
    rows: [
      row('people.reached', [127, 87]),
      row('people.carried-over', [87, 64]),
      row('people.new', [40, 23]),
      row('people.finished', [9, 'small']),
      row('information.sessions', ['small', 0]),
    ],
  },
  {
    code: 'cases',
    rows: [
      row('cases.carried-over', [87, 64]),
      row('cases.opened', [43, 26]),
      row('cases.closed', [12, 'small']),
      row('cases.open-at-end', [118, 'hidden']),
      ...divided('cases.open-at-end', 'phase', {
        after: [23, 10],
        appeal: [28, 25],
        court: [20, 22],
        immigration: [47, 'hidden'],
      }),
    ],
  },
  {
    code: 'casework',
    rows: [
      row('casework.forms', [18, 21]),
      row('casework.interviews', [31, 35]),
      row('casework.hearings', [27, 20]),
      row('appeals.lodged', [71, 24]),
      row('appeals.in-time', ['hidden', 18]),
      row('remedies.late-filing', ['small', 6]),
      row('remedies.late-allowed', [0, 'small']),
    ],
  },
  { code: 'outcomes', rows: [row('outcomes.protected', [8, 7]), row('work.granted', ['small', 'small'])] },
  {
    code: 'services',
    rows: [
      row('people.met-a-service', [45, 39]),
      row('referrals.sent', [52, 44]),
      row('referrals.reached-service', [41, 33]),
      row('referrals.fed-back', [46, 40]),
      ...divided('referrals.sent', 'service', {
        'mental-health': [14, 12],
        psychosocial: [22, 17],
        shelter: [16, 15],
      }),
      row('referrals.waiting', [0, 0]),
    ],
  },
  {
    code: 'wellbeing',
    rows: [
      ...ofMeasure('who5 1', { 'two-scores': [36, 30], better: [21, 14], same: [6, 7], worse: [9, 9] }),
      ...ofMeasure('phq9 1', {
        'two-scores': [19, 0],
        better: ['hidden', 0],
        same: ['small', 0],
        worse: [8, 0],
      }),
    ],
  },
  {
    code: 'partners',
    rows: [
      row('firms.partners', [10, 10], { unit: 'firms' }),
      row('firms.retained', [9, 9], { unit: 'firms' }),
      row('firms.retained', [10, 9], { unit: 'firms', by: { part: 'of' } }),
      row('matters.under-way', [105, 109], { unit: 'matters' }),
      ...divided('matters.under-way', 'kind', { appeal: [23, 24], research: [17, 'hidden'] }, 'matters'),
    ],
  },
  {
    code: 'contributions',
    rows: [
      row('hours.pro-bono', [141648, 116250], { unit: 'minutes' }),
      ...divided(
        'hours.pro-bono',
        'grade',
        { associate: [63690, 49542], counsel: [23100, 21798], partner: [54858, 44910] },
        'minutes',
      ),
      row('lawyers.taking-part', [38, 37], { unit: 'lawyers' }),
      row('lawyers.ten-hours', [33, 'hidden'], { unit: 'lawyers' }),
      row('money.received', [250000000, 237500000], { unit: 'money', by: { currency: 'HKD' } }),
    ],
  },
  { code: 'training', rows: [row('trainings.held', [0, 0]), row('trainings.attendances', [0, 0])] },
]

/** An invented year with hidden numbers in it. The parts of a whole add up where they are shown. */
export function example(changes: Partial<ImpactFigures> = {}): ImpactFigures {
  return withFrames({
    centre: { name: 'Harbour Justice Centre' },
    period: { from: '2026-01-01', to: '2026-12-31' },
    before: { from: '2025-01-01', to: '2025-12-31' },
    asAt: '2027-01-15T03:09:00.000Z',
    preparedOn: '2027-01-15',
    smallCells: 4,
    sections,
    frames: [],
    definitions: [],
    ...changes,
  })
}

/** The same figures with every number set anew. */
export function everywhere(given: Printed): ImpactFigures {
  const anew = sections.map(({ code, rows }) => ({
    code,
    rows: rows.map(one => ({ ...one, now: given, before: given })),
  }))
  return example({ sections: anew })
}

function withFrames(figures: ImpactFigures): ImpactFigures {
  const rows = figures.sections.flatMap(section => section.rows)
  const codes = new Set(rows.map(({ code }) => code))
  const all = [
    ...catalogue.map(({ code, definition }) => ({ code, text: definition })),
    ...Object.entries(wellbeingDefinitions).map(([code, text]) => ({ code, text })),
  ]
  return {
    ...figures,
    frames: usualFrames.map(frame => ({
      ...frame,
      lines: frame.lines.map(line => ({
        ...line,
        figures: line.figures.flatMap(code =>
          rows.filter(one => one.code === code && (Object.keys(one.by).length === 0 || one.unit === 'money')),
        ),
      })),
    })),
    definitions: all.filter(({ code }) => codes.has(code)),
  }
}
