import type { Context } from '../commands/context.ts'
import { inTransaction } from '../models/database.ts'
import { forgetMails } from '../models/forgetMails.ts'
import { gatherStatistics } from '../models/store.ts'
import { sweep } from '../models/sweep.ts'
import { callToAlerts } from './callToAlerts.ts'
import { credentialsExpiring } from './credentialsExpiring.ts'
import { forgetIntakes } from './forgetIntakes.ts'
import { askToCloseMonths } from './hours.ts'
import { makeReport } from './makeReport.ts'
import type { Handler, Run } from './place.ts'
import { remindOfGlass } from './remindOfGlass.ts'
import { climbLadder, settleLetters } from './renewals.ts'
import { reviewProviders } from './reviewProviders.ts'
import { sendMail } from './sendMail.ts'
import { turnOffers } from './turnOffers.ts'
import { turnReferrals } from './turnReferrals.ts'
import { watchConsents } from './watchConsents.ts'
import { watchIntake } from './watchIntake.ts'
import { watchTakenAlerts } from './watchTakenAlerts.ts'

/** A job that comes back: when, as a cron pattern in the centre's zone (with seconds in front where six), and what. */
export interface Recurring {
  at: string
  run: Handler
}

export interface Schedule {
  recurring: Record<string, Recurring>
  /** What can be asked for with requestJob(), by kind. */
  requested: Record<string, Handler>
}

/** The table of contents: every job of the system. */
export const schedule: Schedule = {
  recurring: {
    'alerts.call': { at: '* * * * *', run: callToAlerts },
    'alerts.taken': { at: '*/5 * * * *', run: watchTakenAlerts },
    'consents.watch': { at: '30 0 * * *', run: watchConsents },
    'credentials.expiring': { at: '0 6 * * *', run: credentialsExpiring },
    'glass.review': { at: '0 8 * * *', run: remindOfGlass },
    'hours.months': { at: '0 8 5 * *', run: askToCloseMonths },
    'intake.forget': { at: '15 1 * * *', run: forgetIntakes },
    'intake.watch': { at: '*/5 * * * *', run: watchIntake },
    'mail.send': { at: '*/10 * * * * *', run: sendMail },
    'offers.clock': { at: '*/5 * * * *', run: turnOffers },
    'providers.review': { at: '0 6 * * *', run: reviewProviders },
    'referrals.clock': { at: '*/5 * * * *', run: turnReferrals },
    'renewals.ladder': { at: '30 6 * * *', run: climbLadder },
    'renewals.letters': { at: '*/10 * * * *', run: settleLetters },
    'tables.sweep': { at: '0 * * * *', run: tidy },
  },
  requested: {
    'reports.make': makeReport,
  },
}

async function tidy({ now }: Context, { place }: Run): Promise<void> {
  const forgotten = await inTransaction(() => forgetMails(now, place.config.MAIL_DAYS))
  const count = await inTransaction(async () => {
    await gatherStatistics()
    return sweep(now)
  })
  place.logger.info('swept', { count: count + forgotten })
}
