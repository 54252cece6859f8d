import { BreakGlass } from '../../models/BreakGlass.ts'
import { Case } from '../../models/Case.ts'
import { Consent } from '../../models/Consent.ts'
import { ConsentOverride } from '../../models/ConsentOverride.ts'
import { ConsentRecall } from '../../models/ConsentRecall.ts'
import { Intake } from '../../models/Intake.ts'
import { Matter } from '../../models/Matter.ts'
import { Referral } from '../../models/Referral.ts'
import { SafetyAlert } from '../../models/SafetyAlert.ts'
import { Share } from '../../models/Share.ts'

/** Everything that the audit log may name when it speaks of one client. */
export interface Subjects {
  clientId: string
  matters: Matter[]
  referrals: Referral[]
  consents: Consent[]
  overrides: ConsentOverride[]
  recalls: ConsentRecall[]
  glasses: BreakGlass[]
  shares: Share[]
  alerts: SafetyAlert[]
  intakes: Intake[]
  cases: string[]
}

/** Finds the records about a client by themselves: the maker of a statement reads none of them. */
export async function subjectsOf(clientId: string): Promise<Subjects> {
  const ofClient = { where: { clientId }, order: ['id'] }
  const cases = (await Case.findAll({ ...ofClient, attributes: ['id'] })).map(({ id }) => id)
  const consents = await Consent.findAll({
    where: { clientId },
    order: ['occurredOn', 'createdAt', 'id'],
  })
  return {
    clientId,
    cases,
    matters: await Matter.findAll({ where: { caseId: cases }, order: ['openedOn', 'id'] }),
    referrals: await Referral.findAll(ofClient),
    consents,
    overrides: await ConsentOverride.findAll(ofClient),
    recalls: await ConsentRecall.findAll({
      where: { consentId: consents.map(({ id }) => id) },
      order: ['id'],
    }),
    glasses: await BreakGlass.findAll(ofClient),
    shares: await Share.findAll({ ...ofClient, attributes: ['id'] }),
    alerts: await SafetyAlert.findAll({ ...ofClient, attributes: ['id'] }),
    intakes: await Intake.findAll({ ...ofClient, attributes: ['id'] }),
  }
}
