import { expect } from 'chai'
import { marked } from '../../api/text.ts'

describe('a text that is shown', () => {
  it('keeps its lines, and shows every other control character', () => {
    expect(marked('One\ntwo\r\nthree')).to.equal('One\ntwo\nthree')
    expect(marked('a\u202eb\u0000c\rd\u2028e')).to.equal('a⟦U+202E⟧b⟦U+0000⟧c⟦U+000D⟧d⟦U+2028⟧e')
  })
})
