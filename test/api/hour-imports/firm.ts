import { ledesFields } from '../../../formats/ledes.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { type World, world } from '../matters/world.ts'

/** A firm whose coordinator sends files; its two lawyers are on the team of the world's matter. */
export async function sendingFirm() {
  const w = await world()
  await TeamMember.create({
    ...{ matterId: w.matter.id, userId: w.colleague.id, role: 'second' },
    ...{ startsOn: '2026-02-01', addedBy: w.lead.id },
  })
  return { ...w, browser: await as(w.coordinator) }
}

export type Sender = Awaited<ReturnType<typeof sendingFirm>>

const head = 'Date,Hours,Who,Matter,Code,No'

/** Lines of a CSV file: day, hours, timekeeper, matter, code and their number of the line. */
export const csvOf = (...lines: string[]) => Buffer.from([head, ...lines].join('\r\n'))

export const columns = {
  date: 'Date',
  duration: 'Hours',
  timekeeperId: 'Who',
  clientMatter: 'Matter',
  activityCode: 'Code',
  lineId: 'No',
}

/** How the firm's files are to be understood. */
export const mappingOf = (w: World) => ({
  columns,
  unit: 'hours',
  matters: { '7001': w.matter.reference, CLINIC: 'clinic' },
  people: { AB: w.lawyer.id, CD: w.colleague.id },
  activities: { R: 'research', D: 'drafting' },
})

export const send = (
  browser: Browser,
  firmId: string,
  bytes: Buffer,
  query = 'format=csv',
  type = 'text/csv',
) =>
  browser
    .post(`/firms/${firmId}/hour-imports?name=march.csv&${query}`)
    .set('Content-Type', type)
    .send(bytes as never)

/** Sends a file with its mapping, and answers the id of the import. */
export async function sent(w: Sender, bytes: Buffer, more: object = {}, format = 'csv'): Promise<string> {
  const mapping = encodeURIComponent(JSON.stringify({ ...mappingOf(w), ...more }))
  const query = `format=${format}&mapping=${mapping}`
  const type = format === 'csv' ? 'text/csv' : 'text/plain'
  const { body } = await send(w.browser, w.firm.id, bytes, query, type).expect(201)
  return body.id
}

export const run = (browser: Browser, id: string, query = '') =>
  browser.post(`/hour-imports/${id}/run${query}`)

interface Item {
  day: string
  units: string
  who: string
  matter: string
  code?: string
  type?: string
  text?: string
}

/** A LEDES 1998B file as a billing system writes it. */
export function ledesOf(w: { lawyer: User }, ...items: Item[]): Buffer {
  const lines = items.map(({ day, units, who, matter, code = 'A102', type = 'F', text = 'Read' }, at) => {
    const values: Partial<Record<(typeof ledesFields)[number], string>> = {
      INVOICE_DATE: '20260331',
      INVOICE_NUMBER: '99211',
      CLIENT_ID: 'HJC',
      LAW_FIRM_MATTER_ID: '0528',
      INVOICE_TOTAL: '0',
      LINE_ITEM_NUMBER: String(at + 1),
      'EXP/FEE/INV_ADJ_TYPE': type,
      LINE_ITEM_NUMBER_OF_UNITS: units,
      LINE_ITEM_DATE: day.replaceAll('-', ''),
      LINE_ITEM_ACTIVITY_CODE: code,
      TIMEKEEPER_ID: who,
      TIMEKEEPER_NAME: w.lawyer.displayName,
      LINE_ITEM_DESCRIPTION: text,
      CLIENT_MATTER_ID: matter,
    }
    return `${ledesFields.map(field => values[field] ?? '').join('|')}[]`
  })
  return Buffer.from(`${['LEDES1998B[]', `${ledesFields.join('|')}[]`, ...lines].join('\r\n')}\r\n`)
}
