import type { Chronology, DeadlineLine, StepLine } from '../../../reports/chronology/figures.ts'

const step: StepLine = {
  on: '2026-03-02',
  track: 'Claim',
  from: 'Claim received, screening not begun',
  to: 'Claim form issued',
  learntOn: '2026-03-03',
  servedOn: '2026-03-02',
  servedHow: 'hand',
  stated: { on: '2026-03-30', what: 'form due on' },
  proof: 'Letter of the department, page 2',
  results: [{ ground: 'Risk of torture', result: 'Pending' }],
  recorded: { by: 'Maria Chan', on: '2026-03-03' },
}

const deadline: DeadlineLine = {
  lastDay: '2026-03-30',
  name: 'Return the claim form',
  demands: 'The completed form with its grounds',
  track: 'Claim',
  reminder: false,
  rule: { id: 'T01', version: 1 },
  basisDate: '2026-03-02',
  internalTarget: '2026-03-23',
  sum: '28 days after service of the form on 2 March 2026; last day Monday 30 March 2026; rule not yet verified by a lawyer',
  source: 'Invented for the test',
  confidence: 'sourced',
  verified: false,
  state: 'running',
  settledOn: null,
  settledBy: null,
  movedTo: null,
  because: null,
}

/** A short chronology for a handover, with one of everything. */
export function example(given: Partial<Chronology> = {}): Chronology {
  return {
    purpose: 'handover',
    code: 'CC-7K3M-9QX2',
    centre: { name: 'Harbour Justice Centre' },
    preparedOn: '2026-03-18',
    case: {
      reference: 'CS-7K3M-9QX2',
      jurisdiction: 'Hong Kong, Unified Screening Mechanism',
      status: 'open',
      openedOn: '2026-01-05',
      closedOn: null,
      lead: 'Maria Chan',
    },
    client: { name: 'Amina 陳大文 Nguyễn' },
    tracks: [{ track: 'Claim', stage: 'Claim form issued', sinceOn: '2026-03-02' }],
    grounds: [{ ground: 'Risk of torture', result: 'Pending', decidedOn: null }],
    steps: [step],
    corrected: [
      {
        ...step,
        because: 'The postmark says 2 March',
        corrected: { on: '2026-03-02', to: 'Claim form issued', hand: { by: 'Jo Lam', on: '2026-03-04' } },
      },
    ],
    deadlines: [
      deadline,
      {
        ...deadline,
        state: 'extended',
        lastDay: '2026-03-16',
        movedTo: '2026-03-30',
        because: 'extended until 2026-03-30 by a letter of 2026-03-10',
      },
      {
        ...deadline,
        state: 'met',
        settledOn: '2026-03-12',
        settledBy: { on: '2026-03-12', to: 'Claim form returned' },
      },
    ],
    matters: [
      {
        reference: 'MT-7K3M-9QX2',
        work: 'Appeal',
        firm: 'Ashworth LLP',
        status: 'active',
        openedOn: '2026-02-01',
        closedOn: null,
      },
    ],
    documents: [
      {
        on: '2026-03-11',
        title: 'Version 1: Grounds of appeal',
        name: 'grounds.docx',
        matter: 'MT-7K3M-9QX2',
        state: 'submitted',
        by: 'Amara Okafor',
      },
    ],
    ...given,
  }
}

/** A chronology of many pages, with the longest texts that each field takes. */
export function longExample(): Chronology {
  const { steps, corrected, deadlines, ...rest } = example()
  const proof = 'The letter that came with the form, and the note on the telephone call. '
    .repeat(8)
    .slice(0, 500)
  const sum = `extended until 2026-03-30 by a letter of 2026-03-10; before: ${deadline.sum}; `.repeat(24)
  return {
    ...rest,
    steps: Array.from({ length: 80 }, (_, at) => ({
      ...step,
      on: `2026-0${1 + (at % 3)}-${10 + (at % 19)}`,
      proof: at % 7 === 0 ? proof : null,
    })),
    corrected: Array.from({ length: 12 }, () => ({
      ...(corrected[0] as never as (typeof corrected)[0]),
      proof,
    })),
    deadlines: Array.from({ length: 20 }, (_, at) => ({ ...deadline, sum: at === 4 ? sum : deadline.sum })),
  }
}
