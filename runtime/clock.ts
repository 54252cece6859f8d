/** The only source of time. Tests and demonstrations put a fixed one in its place. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) }
}

/** The minute of an instant in UTC, as YYYY-MM-DDTHH:MM. */
export const minuteOf = (instant: Date): string => instant.toISOString().slice(0, 16)

/** The calendar date of an instant in a time zone, as YYYY-MM-DD. */
export function dateIn(zone: string, instant: Date): string {
  return dateFormat(zone).format(instant)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}
