import { minuteOf } from '../../runtime/clock.ts'

const MINUTE = 60_000

/** The last whole minute of a span that begins now: at its end no more than these minutes have passed. */
export const lastMinuteOf = (now: Date, minutes: number): string =>
  minuteOf(new Date(now.getTime() + (minutes - 1) * MINUTE))

/** The moment at which a last minute is over. */
export const endOfMinute = (minute: string): Date => new Date(Date.parse(`${minute}:00.000Z`) + MINUTE)
