import type { RenewalFigures } from '../../../reports/renewal/figures.ts'

const minutes = [1530, 1290, 1845, 960, 2130, 1725, 1140, 720, 2310, 1905, 1665, 1530]
const lastYearMinutes = [900, 1200, 1080, 1320, 1560, 1410, 1260, 600, 1800, 2010, 1950, 1710]

/** A firm's good year, with one small number of each sort. */
export function example(changes: Partial<RenewalFigures> = {}): RenewalFigures {
  return {
    centre: { name: 'Harbour Justice Centre' },
    firm: { name: 'Ashworth Lindqvist & Okafor LLP', offices: ['Hong Kong', 'London', 'Singapore'] },
    period: { year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31' },
    lastPeriod: { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' },
    preparedOn: '2027-01-15',
    smallCells: 4,
    lawyers: { thisYear: { value: 14 }, lastYear: { value: 7 } },
    tenHours: { thisYear: { value: 9 }, lastYear: { withheld: true } },
    totals: {
      matters: { thisYear: { value: 26 }, lastYear: { value: 21 } },
      minutes: { thisYear: sum(minutes), lastYear: sum(lastYearMinutes) },
    },
    mattersByKind: [
      { code: 'claim-form', thisYear: { value: 13 }, lastYear: { value: 10 } },
      { code: 'appeal', thisYear: { value: 8 }, lastYear: { value: 6 } },
      { code: 'judicial-review', thisYear: { masked: true }, lastYear: { masked: true } },
      { code: 'research', thisYear: { masked: true }, lastYear: { masked: true } },
    ],
    mattersByStage: [
      { code: 'immigration', thisYear: { value: 7 }, lastYear: { value: 5 } },
      { code: 'after', thisYear: { value: 10 }, lastYear: { value: 9 } },
      { code: 'appeal', thisYear: { value: 9 }, lastYear: { value: 7 } },
    ],
    minutesByMonth: minutes.map((given, index) => ({
      month: `2026-${String(index + 1).padStart(2, '0')}`,
      minutes: given,
      lastYearMinutes: lastYearMinutes[index] ?? 0,
    })),
    closed: {
      all: { thisYear: { value: 12 }, lastYear: { value: 9 } },
      rows: [
        { code: 'completed', thisYear: { withheld: true }, lastYear: { value: 9 } },
        { code: 'otherwise', thisYear: { masked: true }, lastYear: { value: 0 } },
      ],
    },
    steps: [
      { code: 'form-returned', thisYear: { value: 8 }, lastYear: { value: 6 } },
      { code: 'interview-held', thisYear: { value: 7 }, lastYear: { value: 9 } },
      { code: 'appeal-lodged', thisYear: { value: 6 }, lastYear: { value: 5 } },
      { code: 'protected', thisYear: { masked: true }, lastYear: { value: 0 } },
    ],
    minutesByGrade: [
      { grade: 'partner', months: minutes.map(given => given / 3), lastYearMinutes: 2800 },
      { grade: 'associate', months: minutes.map(given => (given * 2) / 3), lastYearMinutes: 14000 },
    ],
    pledge: {
      minutesPledged: 18000,
      minutesGiven: sum(minutes),
      lastYearMinutesGiven: sum(lastYearMinutes),
      money: [
        { currency: 'HKD', pledgedMinor: 12000000, givenMinor: 12000000, lastYearGivenMinor: 10000000 },
        { currency: 'GBP', pledgedMinor: 500000, givenMinor: 375050, lastYearGivenMinor: 0 },
      ],
    },
    notionalValue: {
      currency: 'HKD',
      minor: 93750000,
      basis: 'Counted with the centre’s table of rates by grade.',
    },
    training: {
      trainings: { thisYear: 3, lastYear: 2 },
      attendances: { thisYear: { value: 14 }, lastYear: { masked: true } },
      pointsTenths: { thisYear: { value: 280 }, lastYear: { withheld: true } },
    },
    gifts: [
      {
        kind: 'translation',
        currency: 'HKD',
        gifts: { thisYear: 6, lastYear: 4 },
        statedMinor: { thisYear: 1850000, lastYear: 960000 },
      },
      {
        kind: 'venue',
        currency: null,
        gifts: { thisYear: 2, lastYear: 0 },
        statedMinor: { thisYear: 0, lastYear: 0 },
      },
    ],
    helped: {
      knownOn: '2027-01-01',
      people: { thisYear: { value: 84 }, lastYear: { value: 71 } },
      sent: { thisYear: { value: 112 }, lastYear: { value: 96 } },
      reached: { thisYear: { value: 79 }, lastYear: { value: 64 } },
    },
    proposal: {
      basis: 'repeated',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      pledges: [
        { kind: 'hours', currency: null, now: 18000, next: 18000 },
        { kind: 'money', currency: 'HKD', now: 12000000, next: 12000000 },
        { kind: 'secondment', currency: null, now: 20, next: 20 },
      ],
    },
    ...changes,
  }
}

/** Figures of a year in which nothing happened. */
export function quietYear(): RenewalFigures {
  const none = { thisYear: { value: 0 }, lastYear: { value: 0 } }
  const full = example()
  return {
    ...full,
    lawyers: none,
    tenHours: none,
    totals: { matters: none, minutes: { thisYear: 0, lastYear: 0 } },
    mattersByKind: [],
    mattersByStage: [],
    closed: { all: none, rows: [] },
    steps: [],
    minutesByGrade: [],
    minutesByMonth: full.minutesByMonth.map(({ month }) => ({ month, minutes: 0, lastYearMinutes: 0 })),
    pledge: { minutesPledged: 0, minutesGiven: 0, lastYearMinutesGiven: 0, money: [] },
    notionalValue: null,
    training: { trainings: { thisYear: 0, lastYear: 0 }, attendances: none, pointsTenths: none },
    gifts: [],
    helped: { knownOn: '2027-01-01', people: none, sent: none, reached: none },
    proposal: null,
  }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
