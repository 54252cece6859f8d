import { expect } from 'chai'
import { isReference, newReference } from '../../models/reference.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a reference', () => {
  it('is random, and bears its kind and a check character', () => {
    const made = Array.from({ length: 500 }, () => newReference('CS'))
    expect(new Set(made).size).to.equal(500)
    for (const one of made) {
      expect(one).to.match(/^CS-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(isReference(one)).to.equal(true)
    }
  })

  it('is recognised as mistyped when any one character is wrong', () => {
    const reference = newReference('CL')
    for (const position of [3, 4, 5, 6, 8, 9, 10, 11]) {
      for (const wrong of alphabet) {
        if (wrong === reference[position]) continue
        const mistyped = reference.slice(0, position) + wrong + reference.slice(position + 1)
        expect(isReference(mistyped), mistyped).to.equal(false)
      }
    }
  })
})
