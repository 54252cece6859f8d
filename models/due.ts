import { Op, type WhereOptions } from 'sequelize'

/** For how long a row is kept by a process that says nothing more, in milliseconds. */
export const LEASE = 60_000

/** The columns of a row that nobody keeps. */
export const released = { leasedBy: null, leasedUntil: null }

const noLaterThan = (column: string, now: Date) => ({
  [Op.or]: [{ [column]: null }, { [column]: { [Op.lte]: now } }],
})

/** Jobs of these kinds that are due and that no living process works on. */
export function dueJobs(kinds: string[], now: Date): WhereOptions {
  return {
    kind: kinds,
    finishedAt: null,
    failedAt: null,
    dueAt: { [Op.lte]: now },
    ...noLaterThan('leasedUntil', now),
  }
}

/** Mails that wait, may be tried now, and that no living process is sending. */
export function dueMails(now: Date): WhereOptions {
  return {
    sentAt: null,
    bouncedAt: null,
    [Op.and]: [noLaterThan('nextTryAt', now), noLaterThan('leasedUntil', now)],
  }
}
