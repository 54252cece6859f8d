import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { hasWords } from '../../../reports/access-statement/actions.ts'

/** What is about the house, its partners and its accounts: an entry of these never names a client. */
const ofNoClient =
  /^(absence|account|attendance|audit|calendar-feed|certificate|closure-day|contact|conversation|credential|duty|duty-channel|engagement|firm|frame|gift|hour-import|hour-month|invitation|job|lawyer|outbox|partnership|password|payment|profile|provider|release|renewal|renewal-ladder|renewal-letter|renewal-step|renewal-steps|report|session|set-up|token|training|undertaking|wall|walls)\./

/** Exported files, whose entries name no client. */
const exported = ['hours.exported', 'hours.csv', 'hours.xlsx']

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))

/** Every action that the source records, and one for each record that is opened for reading. */
function actions(): string[] {
  const texts = ['commands', 'api', 'jobs'].flatMap(sources).filter(text => /\b(?:record|open)\(/.test(text))
  const written = texts.flatMap(
    text => text.match(/(?<=')[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*(?=')/g) ?? [],
  )
  const opened = texts.flatMap(text => [...text.matchAll(/\bopen\(ability, context, (\w+)/g)])
  return [...new Set([...written, ...opened.map(([, model]) => `${model?.toLowerCase()}.opened`)])]
}

describe('the words of an access statement', () => {
  it('know every action that may be about a client', () => {
    const all = actions()
    expect(all).to.include.members(['client.opened', 'safetyalert.opened', 'referral.moved', 'glass.asked'])
    expect(all.length).to.be.above(150)
    const wordless = all.filter(
      action => !hasWords(action) && !ofNoClient.test(action) && !exported.includes(action),
    )
    expect(wordless).to.deep.equal([])
  })
})
