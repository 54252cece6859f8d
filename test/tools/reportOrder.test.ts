import { expect } from 'chai'
import { kindNames } from '../../reports/kinds.ts'
import { orderOf, usage } from '../../tools/reportOrder.ts'

describe('the words behind npm run report', () => {
  const id = '01999999-9999-7999-8999-999999999999'
  const year = ['--firm', 'Ashworth LLP', '--year', '2026']

  it('are read by the schema of the kind, with what goes without saying', () => {
    const { parametersWith, ...order } = orderOf(['renewal', ...year, '--as', 'a@example.org'])
    expect(order).to.deep.equal({
      ...{ kind: 'renewal', audience: 'firm', language: 'en' },
      ...{ firm: 'Ashworth LLP', as: 'a@example.org', out: undefined },
    })
    expect(parametersWith({ firmId: id })).to.deep.equal({ firmId: id, year: 2026 })
    const chronology = orderOf(['chronology', '--caseId', id])
    expect(chronology.parametersWith({})).to.deep.equal({ caseId: id, purpose: 'handover' })
  })

  it('are refused with what is wrong with them', () => {
    const wrong: [string[], RegExp][] = [
      [[], /^npm run report/],
      [['horoscope'], /no report of this kind/],
      [['renewal'], /--firm is missing/],
      [['renewal', '--firm', 'Nobody'], /--year is missing/],
      [['renewal', '--firm', 'Nobody', '--year', 'soon'], /--year is not right/],
      [['renewal', '--firm', 'Nobody', '--year', '12'], /--year is not right/],
      [
        ['renewal', ...year, '--colour', 'red'],
        /--colour is no field of this report, which takes --firm --year/,
      ],
      [['renewal', ...year, '--language', 'tlh'], /--language is one of en, zh-Hant/],
      [['renewal', ...year, '--audience', 'public'], /--audience is one of firm, centre/],
      [['renewal', ...year, '--out'], /Nothing stands behind --out/],
      [['renewal', ...year, '--year', '2027'], /--year is there twice/],
      [['renewal', 'Ashworth'], /is not the name of a field/],
      [['chronology', '--firm', 'Ashworth LLP'], /--firm is no field of this report/],
      [['chronology', '--caseId', id, '--purpose', 'press'], /--purpose is not right/],
      [
        ['certificate-hours', '--firm', id, '--userId', id, '--from', '2026-02-30', '--to', '2026-03-01'],
        /--from/,
      ],
    ]
    for (const [words, told] of wrong) expect(() => orderOf(words), words.join(' ')).to.throw(told)
  })

  it('are told for every kind', () => {
    for (const kind of kindNames) expect(usage).to.include(kind)
  })
})
