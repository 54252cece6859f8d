import type { LetterFacts, Letters } from './facts.ts'

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const day = (iso: string) => format.format(new Date(`${iso}T00:00:00Z`))

const left = ({ daysToEnd }: LetterFacts) => {
  if (daysToEnd === 0) return 'That is today.'
  return `That is in ${daysToEnd === 1 ? 'one day' : `${daysToEnd} days`}.`
}

const term = (facts: LetterFacts) =>
  `The agreement for ${facts.year} between ${facts.firm} and ${facts.centre} began on ${day(facts.startsOn)} and runs until ${day(facts.endsOn)}. ${left(facts)}`

const termThatEnded = (facts: LetterFacts) =>
  `The agreement for ${facts.year} between ${facts.firm} and ${facts.centre}, which began on ${day(facts.startsOn)}, ended on ${day(facts.endsOn)}.`

function letter(facts: LetterFacts, subject: string, paragraphs: string[]) {
  const { answers, centre } = facts
  const answering = answers
    ? `${answers.name} at ${centre} is glad to answer: ${answers.email}`
    : `${centre} is glad to answer.`
  const lines = [`Dear ${facts.addressee},`, ...paragraphs, answering, `With kind regards\n${centre}`]
  return { subject, lines: lines.join('\n\n').split('\n') }
}

export const english: Letters = {
  'renewal-opens': facts =>
    letter(facts, `Our agreement for ${facts.year}: shall we look back, and ahead?`, [
      term(facts),
      'We would like to sit down with you in the next few weeks: to go through what the year has brought, to hear what did not work, and to learn what you would want to do differently.',
      'What comes next: after that meeting we send you a proposal for the next term.',
    ]),
  'renewal-proposal': facts =>
    letter(facts, `Our agreement for ${facts.year}: the next term`, [
      term(facts),
      'This is the time to agree on the next one. If the present terms suit you, they can simply go on for another year; if not, tell us what should change.',
      'What comes next: we send you the new agreement to be signed as soon as we know your wishes.',
    ]),
  'renewal-reminder': facts =>
    letter(facts, `Our agreement for ${facts.year} has no successor yet`, [
      term(facts),
      'The agreement for the next term is not signed yet. If something stands in its way on your side, a short word helps us to plan.',
      'What comes next: once both sides have signed, everything goes on without a break. If you would rather not go on, please tell us that too.',
    ]),
  'renewal-last-days': facts =>
    letter(facts, `Our agreement for ${facts.year} is about to end`, [
      term(facts),
      'No agreement follows on it so far.',
      `What comes next: when it has ended, your lawyers’ access to our system ends with it, until a new agreement is signed. A renewal that begins by ${day(facts.graceEndsOn)} still counts as following on.`,
    ]),
  'grace-begun': facts =>
    letter(facts, `Our agreement for ${facts.year} has ended`, [
      termThatEnded(facts),
      `It can still be renewed without a gap in the record until ${day(facts.graceEndsOn)}. Until a new agreement is signed, your lawyers cannot open the matters in our system, and we offer no new ones.`,
      'What comes next: we get in touch with you about the matters that are under way, so that no client is left without help.',
    ]),
  'term-over': facts =>
    letter(facts, `Our agreement for ${facts.year} was not renewed`, [
      termThatEnded(facts),
      `The time in which it could be renewed was over on ${day(facts.graceEndsOn)}. We thank you for all that you have done.`,
      'What comes next: we settle with you how the matters that are still under way go on. You are welcome back at any time; we would then begin with a new proposal.',
    ]),
}
