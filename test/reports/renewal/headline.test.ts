import { expect } from 'chai'
import type { RenewalFigures } from '../../../reports/renewal/figures.ts'
import { headline } from '../../../reports/renewal/headline.ts'
import { voiceOf } from '../../../reports/renewal/wording.ts'
import { example, quietYear } from './example.ts'

describe('the headline of a renewal report', () => {
  const say = (figures: RenewalFigures) => headline(figures, voiceOf('en'))
  const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ')
  const none = { minutesPledged: 0, minutesGiven: 18750, lastYearMinutesGiven: 0, money: [] }

  it('says what the firm did, beside last year and the pledge', () => {
    expect(plainSpaces(say(example()))).to.equal(
      'In 2026, 14 lawyers of Ashworth Lindqvist & Okafor LLP gave 312.5 hours to 26 matters. ' +
        'In 2025, it was seven lawyers, 280.0 hours and 21 matters. ' +
        '300.0 hours had been pledged; 12.5 more were given. ' +
        'In money the firm gave HKD 120,000.00 of the HKD 120,000.00 pledged and GBP 3,750.50 of the GBP 5,000.00 pledged.',
    )
  })

  it('says of a year that still runs how much was given by now, and not that hours are missing', () => {
    const { pledge } = example()
    const running = { preparedOn: '2026-12-31', pledge: { ...pledge, minutesPledged: 20000, money: [] } }
    expect(say(example(running))).to.include(
      'Of the 333.3 hours pledged for it, 312.5 had been given by 31 December 2026.',
    )
    expect(say(example({ ...running, preparedOn: '2027-01-01' }))).to.include('20.8 fewer were given.')
    const more = { preparedOn: '2026-12-31' }
    expect(say(example(more))).to.include('12.5 more were given.')
  })

  it('puts masked counts in words and leaves withheld ones out', () => {
    const { totals } = example()
    const text = say(
      example({
        lawyers: { thisYear: { masked: true }, lastYear: { masked: true } },
        totals: { ...totals, matters: { thisYear: { withheld: true }, lastYear: { value: 0 } } },
        lastPeriod: null,
        pledge: none,
      }),
    )

    expect(text).to.equal(
      'In 2026, between one and four lawyers of Ashworth Lindqvist & Okafor LLP gave 312.5 hours. No hours had been pledged.',
    )
  })

  it('says plainly that nothing happened', () => {
    expect(say(quietYear())).to.equal(
      'In 2026, Ashworth Lindqvist & Okafor LLP worked on no matters, and no hours were recorded. ' +
        'In 2025, there were neither. No hours had been pledged.',
    )
  })

  it('calls a firm with a very long name the firm', () => {
    expect(say(example({ firm: { name: 'Ashworth '.repeat(40), offices: [] } }))).to.match(
      /^In 2026, 14 lawyers of the firm gave/,
    )
  })

  it('says the same in Chinese', () => {
    const figures = example({
      firm: { name: '安信律師事務所', offices: [] },
      lawyers: { thisYear: { masked: true }, lastYear: { value: 7 } },
    })
    expect(plainSpaces(headline(figures, voiceOf('zh-Hant')))).to.equal(
      '2026年，安信律師事務所的1至4名律師為26宗法律事務付出了312.5小時。' +
        '2025年的數字為：7名律師、280.0小時及21宗法律事務。' +
        '承諾300.0小時，實際多付出12.5小時。' +
        '該律師行的捐款為：HKD 120,000.00（承諾HKD 120,000.00）及GBP 3,750.50（承諾GBP 5,000.00）。',
    )
  })
})
