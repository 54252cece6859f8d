import { leaseKinds } from '../../models/ConsentScope.ts'
import type { FirmStatus } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import type { World } from '../api/matters/world.ts'
import { build } from '../support/build.ts'

export const YESTERDAY = '2026-03-17'
export const TODAY = '2026-03-18'
const TOMORROW = '2026-03-19'

/** What somebody does to the world of a lease. */
export type Change = (w: World) => Promise<unknown>
const matter =
  (change: object): Change =>
  w =>
    w.matter.update(change)
const member =
  (change: object): Change =>
  w =>
    w.member.update(change)
const consent =
  (change: object): Change =>
  w =>
    w.consent.update(change)
const account =
  (change: object): Change =>
  w =>
    w.lawyer.update(change)
const partnership =
  (change: object): Change =>
  w =>
    Partnership.update(change, { where: { firmId: w.firm.id } })
const firm =
  (status: FirmStatus): Change =>
  w =>
    w.firm.update({ status })
const undertaking =
  (change: object): Change =>
  w =>
    Undertaking.update(change, { where: { userId: w.lawyer.id } })

/** Narrows the consent of the world, from today on. */
export const limited = (w: World, given: Parameters<typeof build.consentEnd>[1] = {}) =>
  build.consentEnd(w.consent, { kind: 'limited', dataKinds: leaseKinds, ...given })

/** Every way in which a lease ends. */
export const broken: Record<string, Change> = {
  'the matter is a draft': matter({ status: 'draft' }),
  'the matter is closed': matter({ status: 'closed' }),
  'the conflict check was never answered': matter({ conflictCheck: 'none' }),
  'the conflict check found a conflict': matter({ conflictCheck: 'conflict' }),
  'the conflict check is conditional': matter({ conflictCheck: 'conditional' }),
  'the matter went to another firm': w => w.matter.update({ firmId: w.otherFirm.id }),
  'the membership ended': member({ endsOn: YESTERDAY }),
  'the membership has not begun': member({ startsOn: TOMORROW }),
  'somebody else is on the team': w => w.member.update({ userId: w.colleague.id }),
  'the undertaking is missing': w => Undertaking.destroy({ where: { userId: w.lawyer.id } }),
  'the undertaking ended': undertaking({ endsOn: YESTERDAY }),
  'the undertaking is dated tomorrow': undertaking({ signedOn: TOMORROW }),
  'the account is suspended': account({ status: 'suspended' }),
  'the account is only invited': account({ status: 'invited' }),
  'the partnership is a draft': partnership({ state: 'draft' }),
  'the partnership was ended': partnership({ state: 'ended' }),
  'the partnership expired': partnership({ endsOn: YESTERDAY }),
  'the partnership has not begun': partnership({ startsOn: TOMORROW }),
  'the firm lapsed before its agreement ended': firm('lapsed'),
  'the firm left before its agreement ended': firm('former'),
  'the consent is withdrawn': w => build.consentEnd(w.consent),
  'the consent ran out by an event': w => build.consentEnd(w.consent, { kind: 'expired' }),
  'the consent was refused': consent({ kind: 'refused' }),
  'the consent is for research': consent({ purpose: 'research' }),
  'the consent was limited, and the limitation withdrawn': async w => build.consentEnd(await limited(w)),
  'the consent was limited, and that ran out': w =>
    limited(w, { expiresOn: YESTERDAY, validFrom: YESTERDAY }),
  'the consent expired': consent({ expiresOn: YESTERDAY }),
  'the consent is dated tomorrow': consent({ validFrom: TOMORROW }),
  'the consent names another firm': w => w.consent.update({ firmId: w.otherFirm.id }),
  'a wall names the lawyer': w => build.wall({ caseId: w.legalCase.id, userId: w.lawyer.id }),
  'a wall names the firm': w => build.wall({ caseId: w.legalCase.id, firmId: w.firm.id }),
  'a wall whose lifting was asked for': w =>
    build.wall({ caseId: w.legalCase.id, userId: w.lawyer.id, state: 'lift-asked' }),
}

/** What a lease outlives. */
export const standing: Record<string, Change> = {
  'nothing was touched': async () => undefined,
  'the membership begins today and ends today': member({ startsOn: TODAY, endsOn: TODAY }),
  'the undertaking was signed today and ends today': undertaking({ signedOn: TODAY, endsOn: TODAY }),
  'the partnership ends today': partnership({ endsOn: TODAY }),
  'the partnership begins today': partnership({ startsOn: TODAY }),
  'the firm paused': firm('paused'),
  'the consent was given today and expires today': consent({ validFrom: TODAY, expiresOn: TODAY }),
  'the consent was limited': w => limited(w, { dataKinds: ['identity', 'claim', 'deadlines'] }),
  'the consent was withdrawn and given again': async w => {
    await build.consentEnd(w.consent)
    await build.consent({ clientId: w.client.id, firmId: w.firm.id, occurredOn: TODAY })
  },
  'the consent for another firm is withdrawn': async w =>
    build.consentEnd(await build.consent({ clientId: w.client.id, firmId: w.otherFirm.id })),
  'a wall was lifted': w => build.wall({ caseId: w.legalCase.id, userId: w.lawyer.id, state: 'lifted' }),
  'a wall names somebody else': w => build.wall({ caseId: w.legalCase.id, userId: w.colleague.id }),
}
