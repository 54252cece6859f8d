import { expect } from 'chai'
import { letterOf } from '../../../commands/partnerships/renewals/letters/letterOf.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { letterKinds } from '../../../models/RenewalRung.ts'

const occasion = (today: string, language: 'en' | 'zh-Hant' = 'en') => ({
  addressee: 'Mei Lam',
  firm: 'Lam & Partners',
  centre: 'Harbour Justice Centre',
  answers: { name: 'Ruth Ng', email: 'ruth@centre.example' },
  language,
  today,
  partnership: Partnership.build({
    firmId: 'a firm',
    year: 2026,
    state: 'signed',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    graceDays: 30,
  }),
})

const textOf = ({ subject, lines }: { subject: string; lines: string[] }) => [subject, ...lines].join('\n')

describe('letters about a renewal', () => {
  for (const kind of letterKinds) {
    it(`name the term, what comes next and who answers, in both languages (${kind})`, () => {
      const today = kind === 'grace-begun' ? '2027-01-01' : kind === 'term-over' ? '2027-01-31' : '2026-12-01'
      const english = textOf(letterOf(kind, occasion(today)))
      for (const part of [
        'Mei Lam',
        '1 January 2026',
        '31 December 2026',
        'What comes next',
        'ruth@centre.example',
      ]) {
        expect(english).to.contain(part)
      }
      expect(english.split('\n')[3]).to.match(/^The agreement for 2026/)
      const chinese = textOf(letterOf(kind, occasion(today, 'zh-Hant')))
      for (const part of ['Mei Lam', '2026年1月1日', '2026年12月31日', '下一步', 'ruth@centre.example']) {
        expect(chinese).to.contain(part)
      }
      expect(english.split('\n')[0]).to.match(/2026/)
      expect(`${english}${chinese}`).to.not.match(/undefined|null|NaN|Invalid/)
    })
  }

  it('count the days from the day on which they leave', () => {
    const days = (today: string) => textOf(letterOf('renewal-reminder', occasion(today)))
    expect(days('2026-12-01')).to.contain('That is in 30 days.')
    expect(days('2026-12-30')).to.contain('That is in one day.')
    expect(days('2026-12-31')).to.contain('That is today.')
    const chinese = (today: string) => textOf(letterOf('renewal-reminder', occasion(today, 'zh-Hant')))
    expect(chinese('2026-12-01')).to.contain('距今尚有30天')
    expect(chinese('2026-12-31')).to.contain('協議於今天屆滿')
  })

  it('say until when a renewal follows on', () => {
    const grace = (language: 'en' | 'zh-Hant') =>
      textOf(letterOf('grace-begun', occasion('2027-01-01', language)))
    expect(grace('en')).to.contain('30 January 2027')
    expect(grace('zh-Hant')).to.contain('2027年1月30日')
  })

  it('name the centre where nobody is there to answer', () => {
    const text = textOf(letterOf('renewal-opens', { ...occasion('2026-10-02'), answers: null }))
    expect(text).to.contain('Harbour Justice Centre is glad to answer.')
  })
})
