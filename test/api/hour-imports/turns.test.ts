import { expect } from 'chai'
import { inTurn } from '../../../api/hour-imports/turns.ts'

/** Work that notes when it begins, and ends when it is told to. */
function slowly(name: string, begun: string[]) {
  let end: () => void = () => undefined
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  const work = async () => {
    begun.push(name)
    await ended
    return name
  }
  return { work, end }
}

const soon = () => new Promise(resolve => setImmediate(resolve))

describe('reading files in turn', () => {
  it('lets one person wait for themselves, and nobody for all that another asked for', async () => {
    const begun: string[] = []
    const works = ['first', 'second', 'third'].map(name => slowly(name, begun))
    const other = slowly('other', begun)
    const answers = works.map(({ work }) => inTurn('maria', work))
    const theirs = inTurn('jamal', other.work)
    await soon()
    expect(begun).to.deep.equal(['first', 'other'])
    other.end()
    expect(await theirs).to.equal('other')
    expect(begun).to.deep.equal(['first', 'other'])
    for (const { end } of works) end()
    expect(await Promise.all(answers)).to.deep.equal(['first', 'second', 'third'])
  })

  it('goes on after a failure, which is told to whoever asked', async () => {
    const failed = inTurn('maria', () => Promise.reject(new Error('no file')))
    const next = inTurn('maria', async () => 'read')
    expect(await failed.catch((error: Error) => error.message)).to.equal('no file')
    expect(await next).to.equal('read')
  })
})
