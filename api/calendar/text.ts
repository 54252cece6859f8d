import ical, { type ICalCalendar, ICalEventClass, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { CalendarDate } from './dates.ts'

/** How often a calendar should ask again, in seconds. */
const EVERY = 3600

/** RFC 5545 asks for one component at least, and this one shows nothing. */
const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

/**
 * Deadlines as an iCalendar text (RFC 5545): whole days, references and neutral words. The internal target is a day of its
 * own, since many calendars drop the alarms of what they subscribe to. The same dates always give the same text.
 */
export function calendarText(dates: readonly CalendarDate[]): string {
  const calendar = ical({
    prodId: { company: 'Causeway', product: 'Deadlines', language: 'EN' },
    name: 'Deadlines',
    ttl: EVERY,
  })
  for (const date of dates) addDays(calendar, date)
  const text = `${calendar.toString()}\r\n`
  return dates.length > 0 ? text : text.replace('END:VCALENDAR', `${UTC}END:VCALENDAR`)
}

function addDays(calendar: ICalCalendar, date: CalendarDate): void {
  const references = date.references.join(', ')
  const { uid, legalLastDay, internalTarget } = date
  addDay(calendar, date, uid, legalLastDay, `${date.soft ? 'Reminder' : 'Deadline'} ${references}`)
  if (internalTarget !== legalLastDay) {
    addDay(calendar, date, `${uid}-target`, internalTarget, `Internal target ${references}`)
  }
}

// Without a time zone, which would make a date of another day out of it.
function addDay(calendar: ICalCalendar, date: CalendarDate, id: string, day: string, summary: string): void {
  calendar.createEvent({
    id,
    summary,
    allDay: true,
    start: Temporal.PlainDate.from(day),
    sequence: date.sequence,
    stamp: date.changedAt,
    lastModified: date.changedAt,
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(date.verified ? {} : { description: 'This date is not yet verified by a lawyer.' }),
  })
}
