import { expect } from 'chai'
import { plain } from '../../../reports/layout/plain.ts'

describe('plain text for the page', () => {
  it('drops characters that turn the direction of writing', () => {
    for (const turn of '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
      expect(plain(`Okafor ${turn}PLL`)).to.equal('Okafor PLL')
    }
  })

  it('drops other invisible characters and makes breaks into spaces', () => {
    expect(plain('Ash\u0000wor\u200bth\nLind\u00adqvist\t\u2028LLP ')).to.equal('Ashworth Lindqvist LLP')
  })

  it('composes Vietnamese letters', () => {
    expect(plain('Nguye\u0302\u0303n')).to.equal('Nguy\u1ec5n')
  })

  it('keeps the mark by which Persian parts two letters, and only there', () => {
    expect(plain('علی\u200cرضا A\u200cB \u200cعلی')).to.equal('علی\u200cرضا AB علی')
  })

  it('keeps Han characters as they were written', () => {
    expect(plain('安信律師事務所 \ufa0e 𨋢')).to.equal('安信律師事務所 \ufa0e 𨋢')
  })
})
