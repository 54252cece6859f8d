import { capital, spelled } from '../chronology/wording.ts'
import type { ReferralForm } from './form.ts'
import { countryInWords, languageInWords, nameKindInWords } from './words.ts'

export type Line = [field: string, entry: string]

const undisclosed = 'Not disclosed'
const unknown = 'Not known'
const blank = '________________________________'

export function requestLines(form: ReferralForm): Line[] {
  return [
    ['Priority', capital(form.priority)],
    ['Service asked for', `${capital(form.service)} (layer ${form.layer} of the IASC pyramid)`],
    ['Sent on', form.sentOn ? spelled(form.sentOn) : blank],
    ['Please answer before', form.respondBy ? spelled(form.respondBy) : blank],
    ['Interpreter', form.interpreter ?? 'None asked for'],
  ]
}

export function peopleLines({ centre, referredBy, referredTo }: ReferralForm): Line[] {
  const ways = [referredTo.contactName, referredTo.telephone, referredTo.email].filter(Boolean).join(', ')
  return [
    ['Referred by', `${referredBy}, ${centre}`],
    ['Referred to', referredTo.name],
    ['Contact there', ways || unknown],
    ['Delivered by, on', blank],
  ]
}

/** Every field of the form about the client: what was not chosen is said to be undisclosed, never left out. */
export function clientLines(form: ReferralForm): Line[] {
  return [
    ['Case code', form.reference],
    ...identityLines(form.disclosed.identity),
    ...contactLines(form),
    ['Household', household(form.disclosed.household)],
    ['Specific needs', listed(form.disclosed.vulnerability?.specificNeeds)],
    ['Risks', listed(form.disclosed.vulnerability?.riskFlags)],
    ['Identity papers', listed(form.disclosed.documents?.map(({ kind, number }) => `${kind} ${number}`))],
    [
      'Legal dates',
      listed(
        form.disclosed.keyDates?.map(({ on, what }) => (what ? `${spelled(on)}: ${what}` : spelled(on))),
      ),
    ],
  ]
}

function identityLines(identity: ReferralForm['disclosed']['identity']): Line[] {
  const others = identity?.names.map(({ kind, name }) => `${name} (${nameKindInWords(kind)})`)
  return [
    ['Name', identity?.fullName ?? undisclosed],
    ['Other names', listed(others)],
    ['Date of birth', identity ? birth(identity.birthDate) : undisclosed],
    ['Gender', identity ? capital(identity.gender ?? unknown) : undisclosed],
    ['Nationality', listed(identity?.nationalities.map(countryInWords))],
    ['Languages', listed(identity?.languages.map(languageInWords))],
  ]
}

function contactLines({ disclosed: { contact }, safeContact }: ReferralForm): Line[] {
  const entry = (value: string | null | undefined) => (contact ? (value ?? unknown) : undisclosed)
  return [
    ['Address', entry(contact?.address)],
    ['Telephone', entry(contact?.telephone)],
    ['E-mail', entry(contact?.email)],
    [
      'How to make contact safely',
      [safeContact, contact?.safeContact].filter(Boolean).join(' · ') || 'Ask the referrer',
    ],
  ]
}

const birth = (date: { date: string; estimated: boolean } | null): string =>
  date ? `${spelled(date.date)}${date.estimated ? ' (estimated)' : ''}` : unknown

function household(given: { relatives: string[] } | undefined): string {
  if (!given) return undisclosed
  const { relatives } = given
  return relatives.length === 0
    ? 'No relative on file'
    : `${relatives.length + 1} on file, with: ${relatives.join(', ')}`
}

const listed = (entries: string[] | undefined): string =>
  entries === undefined ? undisclosed : entries.join('; ') || 'None on file'

const pieceNames: [piece: keyof ReferralForm['disclosed'], name: string][] = [
  ['identity', 'who they are'],
  ['contact', 'how to reach them'],
  ['vulnerability', 'specific needs and risks'],
  ['household', 'who lives with them'],
  ['keyDates', 'legal dates'],
  ['documents', 'identity papers'],
]

export function consentLines({ disclosed, draft, referredTo }: ReferralForm): Line[] {
  const names = pieceNames.filter(([piece]) => disclosed[piece] !== undefined).map(([, name]) => name)
  const what = ['the reason and the service', ...names].join('; ')
  return [
    ['Disclosed', capital(what)],
    ['To', referredTo.name],
    ['The client', draft ? `Agrees. Signature, and date: ${blank}` : 'Agreed; the consent is on file'],
    ['For a child', `Caregiver, and relationship: ${blank}`],
  ]
}

export const answerLines: Line[] = [
  ['Received by, on', blank],
  ['Answer', '[ ] accepted   [ ] waiting list   [ ] declined, because:'],
  ['First contact on', blank],
  ['Feedback', blank],
]
