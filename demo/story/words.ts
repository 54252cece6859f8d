import type { Chance } from '../chance.ts'

const proofs: Record<string, string> = {
  M02: 'Copy of the letter with the counter stamp',
  M03: 'Letter of confirmation',
  M04: 'Notice to claimants, blank form',
  M05: 'Letter of the department',
  M06: 'Our letter of request, fax report',
  M07: 'Form as returned, receipt of the counter',
  M08: 'Invitation letter',
  M09: 'Record of the interview',
  M13: 'Notice of decision',
  M14: 'Notice of decision with reasons',
  A02: 'Notice of appeal, stamped copy',
  A05: 'Notice of hearing',
  A07: 'Decision of the board',
  A08: 'Decision of the board',
  J01: 'Form 86 and affirmation, filed copy',
  J03: 'Decision on paper, form CALL-1',
  J07: 'Notice of appeal, filed copy',
  C02: 'Recognizance, reporting page',
  H03: 'Contract, signed copy',
  E02: 'Letter of permission',
  E03: 'Letter of permission',
}

export function proofOf(stage: string, chance: Chance): string | null {
  const proof = proofs[stage]
  return proof && chance.happens(0.85) ? proof : null
}

const beginnings = [
  'The client left after threats that followed a land dispute; two reports to the police came to nothing.',
  'The client organised a strike at a garment factory, was held for nine days and beaten.',
  'The client converted, and an uncle who sits on the village council swore to punish it.',
  'The client wrote for a student paper; two of the editors were taken from their rooms.',
  'The client refused to marry the man her father had chosen and was locked in for three months.',
  'The client was pressed into a militia at a checkpoint and ran away in the second week.',
  'The client worked here as a domestic helper; what she fears at home began with a loan of her husband.',
  'The client was seen with his partner; neighbours set fire to the shop the same night.',
  'The client gave evidence against a local party leader, who was later let out.',
]
const middles = [
  'Dates before arrival are uncertain; do not put them in order for the client.',
  'There is a scar on the left forearm that no doctor has looked at yet.',
  'A sister at home can still send papers, slowly, by messenger.',
  'The first account, at the airport, was taken without an interpreter of the right dialect.',
  'The police report exists as a photograph on an old telephone.',
  'The client has told this once, to one person, and asks not to be made to tell it often.',
]
const plans = [
  'Country information on the conduct of local police; a medical report; a witness statement of the sister.',
  'Correct the record of the first interview before the hearing, with the interpreter named.',
  'Argue state acquiescence first, internal relocation second; keep credibility short.',
  'Ask for a woman interpreter and a break every hour; note it on the file of the board.',
  'Wait for the psychological report before the submissions go out.',
  'Fairness of the hearing is the better ground; the merits are for the remittal.',
]
const notes = [
  'Called; the client understood the next date and repeated it.',
  'Met for an hour with the interpreter. Went through the form up to question 41.',
  'Sent the signed statement for translation, two weeks.',
  'The client did not come; texted in the agreed way, new time on Thursday.',
  'Duty lawyer asked who files the bundle. We do; written to them.',
  'Brought a new document: a letter of the village chief, original, copied and returned.',
  'Slept badly since the letter; asked whether a talk with a counsellor would help, wants to think.',
  'Reviewed with the director: no late remedy needed.',
  'Rent is two months late; told which office to go to.',
]

export const narrativeOf = (chance: Chance) => `${chance.oneOf(beginnings)} ${chance.oneOf(middles)}`
export const strategyOf = (chance: Chance) => chance.oneOf(plans)
export const noteOf = (chance: Chance) => chance.oneOf(notes)
