import { Case } from '../../../models/Case.ts'
import type { Consent } from '../../../models/Consent.ts'
import { ConsentScope } from '../../../models/ConsentScope.ts'
import { MedicoLegalReport, offeredStates } from '../../../models/MedicoLegalReport.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'
import { consentToServe } from './consentToServe.ts'

/**
 * Where an event ended the consent to serve reports, and no other consent says the same: tells the lead of each case in which
 * a report was offered. They read it no more in any case; this is so that they do not serve a copy.
 */
export async function tellOfConsentEnd(context: Context, ending: Consent): Promise<void> {
  const { clientId, endsId } = ending
  if (!endsId || !(await coversServing(endsId))) return
  if (await consentToServe(clientId, context.today)) return
  const where = { clientId, state: [...offeredStates] }
  for (const { id, caseId, reference } of await MedicoLegalReport.findAll({ where, order: ['id'] })) {
    const { leadId } = await Case.findByPk(caseId, { rejectOnEmpty: true })
    await openTask(context, {
      ...{ kind: 'report-consent-over', key: `report-consent-over ${id} ${ending.id}` },
      ...{ clientId, owedBy: 'caseworker', ownerId: leadId, dueOn: context.today },
      note: `${reference}: the client does not agree any more that this report is served. Do not serve it.`,
    })
  }
}

const coversServing = async (consentId: string): Promise<boolean> =>
  (await ConsentScope.count({ where: { consentId, dataKind: 'medico-legal-report' } })) > 0
