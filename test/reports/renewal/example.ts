import type { RenewalFigures } from '../../../reports/renewal/figures.ts'

const minutes = [1530, 1290, 1845, 960, 2130, 1725, 1140, 720, 2310, 1905, 1665, 1530]
const lastYearMinutes = [900, 1200, 1080, 1320, 1560, 1410, 1260, 600, 1800, 2010, 1950, 1710]

/** A firm's good year, with one small number of each sort. */
export function example(changes: Partial<RenewalFigures> = {}): RenewalFigures {
  return {
    centre: { name: 'Harbour Justice Centre' },
    firm: { name: 'Ashworth Lindqvist & Okafor LLP', offices: ['Hong Kong', 'London', 'Singapore'] },
    programme: 'Protection Claims Partnership',
    period: { year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31' },
    lastPeriod: { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' },
    preparedOn: '2027-01-15',
    lawyers: { thisYear: { value: 9 }, lastYear: { value: 7 } },
    totals: {
      matters: { thisYear: { value: 26 }, lastYear: { value: 21 } },
      minutes: { thisYear: sum(minutes), lastYear: sum(lastYearMinutes) },
    },
    mattersByKind: [
      { label: 'Legal submissions for a claim', thisYear: { value: 13 }, lastYear: { value: 10 } },
      { label: 'Appeal to the board', thisYear: { value: 8 }, lastYear: { value: 6 } },
      { label: 'Judicial review', thisYear: { masked: true }, lastYear: { masked: true } },
      { label: 'Country of origin research', thisYear: { masked: true }, lastYear: { masked: true } },
    ],
    mattersByStage: [
      { label: 'Screening interview attended', thisYear: { value: 7 }, lastYear: { value: 5 } },
      { label: 'Decision received', thisYear: { value: 10 }, lastYear: { value: 9 } },
      { label: 'Appeal heard', thisYear: { value: 9 }, lastYear: { value: 7 } },
    ],
    minutesByMonth: minutes.map((given, index) => ({
      month: `2026-${String(index + 1).padStart(2, '0')}`,
      minutes: given,
      lastYearMinutes: lastYearMinutes[index] ?? 0,
    })),
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
    definitions: [
      'Lawyers taking part: each person who recorded time on a matter in the period, counted once. Trainees and paralegals are included.',
      'Matters: each matter that the firm held for at least one day of the period, counted once, under the kind it was offered as.',
      'Stage reached: the furthest stage that the case behind the matter had reached on the last day of the period.',
      'Hours: time recorded by the firm and approved by its coordinator, once per person, day and matter. Training and travel are not included. Late entries count in the next period.',
      'Money: receipts booked in the period, by the currency in which they were received.',
    ],
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
    totals: { matters: none, minutes: { thisYear: 0, lastYear: 0 } },
    mattersByKind: [],
    mattersByStage: [],
    minutesByMonth: full.minutesByMonth.map(({ month }) => ({ month, minutes: 0, lastYearMinutes: 0 })),
    pledge: { minutesPledged: 0, minutesGiven: 0, lastYearMinutesGiven: 0, money: [] },
    notionalValue: null,
  }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
