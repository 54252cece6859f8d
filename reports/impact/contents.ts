import type { MeasureChanges } from '../wellbeing/gather.ts'
import type { BareSheet, Part } from './sheet.ts'

/** The parts of the report, in the order in which they are printed. */
export const sections = [
  'people',
  'cases',
  'casework',
  'outcomes',
  'services',
  'wellbeing',
  'partners',
  'contributions',
  'training',
] as const

const printed = (code: string, value: number): Part => ({ name: code, value, row: { code } })

/**
 * Counts everything of one period. Numbers that follow from one another are laid as parts of one whole, so that what is
 * hidden in one cannot be worked out from the others.
 */
export async function fill(sheet: BareSheet): Promise<void> {
  await people(sheet)
  await cases(sheet)
  await casework(sheet)
  await sheet.alone('outcomes', 'outcomes.grounds-substantiated', 'outcomes.protected')
  await sheet.alone('outcomes', 'work.granted', 'work.renewed')
  await services(sheet)
  for (const measure of await sheet.counting.changes(sheet.period)) wellbeing(sheet, measure)
  await partners(sheet)
  await contributions(sheet)
  await sheet.open('training', 'trainings.held')
  await sheet.open('training', 'trainings.minutes')
  await sheet.alone('training', 'trainings.attendances')
}

async function people(sheet: BareSheet): Promise<void> {
  const whole = await sheet.total('people.reached')
  const parts = [
    printed('people.carried-over', await sheet.total('people.carried-over')),
    printed('people.new', await sheet.total('people.new')),
  ]
  sheet.parted('people', { code: 'people.reached', whole, parts })
  const finished = [printed('people.finished', await sheet.total('people.finished'))]
  sheet.parted('people', { code: 'people.reached', whole, parts: finished })
  await sheet.alone('people', 'information.sessions', 'information.attendances')
}

/** What was carried over and opened is what was closed and is still open. */
async function cases(sheet: BareSheet): Promise<void> {
  const codes = ['cases.carried-over', 'cases.opened', 'cases.closed', 'cases.open-at-end'] as const
  const [carried = 0, opened = 0, closed = 0, open = 0] = await Promise.all(
    codes.map(code => sheet.total(code)),
  )
  sheet.halves('cases', [printed(codes[0], carried), printed(codes[1], opened)], 'in')
  sheet.halves('cases', [printed(codes[2], closed), printed(codes[3], open)], 'out')
  const { cells } = await sheet.count('cases.open-at-end', 'phase')
  sheet.finer('cases', { code: codes[3], cells, beside: { [codes[2]]: closed } }, 'phase')
}

async function casework(sheet: BareSheet): Promise<void> {
  await sheet.alone('casework', 'casework.forms', 'casework.interviews', 'casework.hearings')
  const { total, of } = await sheet.count('appeals.in-time')
  const inTime = printed('appeals.in-time', total ?? 0)
  sheet.parted(
    'casework',
    { code: 'appeals.lodged', whole: of ?? 0, parts: [inTime] },
    'remedies.late-filing',
  )
  await sheet.alone('casework', 'remedies.late-allowed')
}

async function services(sheet: BareSheet): Promise<void> {
  await sheet.alone('services', 'people.met-a-service')
  const inner = printed('referrals.reached-service', await sheet.total('referrals.reached-service'))
  const outer = printed('referrals.fed-back', await sheet.total('referrals.fed-back'))
  const whole = await sheet.total('referrals.sent')
  sheet.nested('services', { code: 'referrals.sent', whole, inner, outer })
  await sheet.divided('services', 'referrals.sent', 'service')
  await sheet.alone('services', 'referrals.waiting', 'sessions.attended')
}

/** Of the people with two scores, how the later one compares; who has one score alone stands beside. */
function wellbeing(sheet: BareSheet, measure: MeasureChanges): void {
  const by = { measure: `${measure.measure} ${measure.version}` }
  const { people: whole, better, worse, same } = measure
  const part = (name: string, value: number): Part => ({
    name,
    value,
    row: { code: `wellbeing.${name}`, unit: 'people' },
  })
  const parts = [part('better', better), part('same', same), part('worse', worse)]
  sheet.changes('wellbeing', { whole, parts, by })
  sheet.changes('wellbeing', { whole: measure.withOneScore, parts: [], by }, 'wellbeing.one-score')
}

async function partners(sheet: BareSheet): Promise<void> {
  await sheet.open('partners', 'firms.partners')
  const { total, of } = await sheet.count('firms.retained')
  sheet.row('partners', 'firms.retained', { value: total ?? 0 })
  sheet.row('partners', 'firms.retained', { value: of ?? 0 }, undefined, { part: 'of' })
  await sheet.alone('partners', 'matters.under-way')
  await sheet.divided('partners', 'matters.under-way', 'kind')
  await sheet.alone('partners', 'matters.closed')
}

async function contributions(sheet: BareSheet): Promise<void> {
  await sheet.open('contributions', 'hours.pro-bono', 'grade')
  await sheet.open('contributions', 'hours.programme')
  const { total, of } = await sheet.count('lawyers.ten-hours')
  const ten = [printed('lawyers.ten-hours', total ?? 0)]
  sheet.parted('contributions', { code: 'lawyers.taking-part', whole: of ?? 0, parts: ten })
  await sheet.open('contributions', 'money.received')
  await sheet.open('contributions', 'gifts.in-kind')
  await sheet.open('contributions', 'gifts.stated-value')
}
