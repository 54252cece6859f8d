import { reportMovesFrom } from '../../commands/psychosocial/reports/reportMoves.ts'
import { Client } from '../../models/Client.ts'
import type { MedicoLegalMove } from '../../models/MedicoLegalMove.ts'
import type { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import { Provider } from '../../models/Provider.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import type { Ability } from '../../policies/ability.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { personOf } from '../people.ts'
import { marked, markedOrNull } from '../text.ts'
import { sidesOf } from './query.ts'

/** A line of the list, from a row of reportListing. */
export function presentListed({ clientId, clientReference, ...row }: Row) {
  return visible('MedicoLegalReport', row, { ...row, client: { id: clientId, reference: clientReference } })
}

/** One report as far as the reader for whom it was found may see it, and where they may move it. */
export async function presentReport(ability: Ability, report: MedicoLegalReport) {
  const { id, reference, state, purpose, examination, language, requestedOn } = report
  const seen = visible('MedicoLegalReport', report, {
    ...{ id, reference, state, purpose, examination, language, requestedOn },
    because: report.because ?? null,
    examinedOn: report.examinedOn ?? null,
    ...(await requestOf(report)),
    ...(reads<'MedicoLegalReport'>(report, 'findings') ? await foundIn(report) : {}),
    reason: report.reason ?? null,
  })
  return { ...seen, allowed: reportMovesFrom(state, await sidesOf(ability, id)) }
}

async function requestOf(report: MedicoLegalReport) {
  const { clientId, caseId, matterId, instructions } = report
  const { id, reference } = await Client.findByPk(clientId, { rejectOnEmpty: true })
  return {
    ...{ client: { id, reference }, caseId, matterId: matterId ?? null },
    provider: report.providerId ? await providerOf(report.providerId) : null,
    requestedBy: await personOf(report.requestedBy),
    examiner: report.examinerId ? await personOf(report.examinerId) : null,
    instructions: instructions ?? null,
  }
}

async function providerOf(providerId: string) {
  const { id, name } = await Provider.findByPk(providerId, { rejectOnEmpty: true })
  return { id, name: marked(name) }
}

/** What was found: read out of the row only for those who may read it. */
async function foundIn({ findings, overall, fileId }: MedicoLegalReport) {
  return {
    findings: (findings ?? []).map(({ subject, grade }) => ({ subject: marked(subject), grade })),
    overall: overall ?? null,
    file: fileId ? await describedFile(fileId) : null,
  }
}

async function describedFile(fileId: string) {
  const { mediaType, bytes } = await StoredFile.findByPk(fileId, { rejectOnEmpty: true })
  return { mediaType, bytes }
}

export async function presentMove({ fromState, toState, movedBy, movedAt, because }: MedicoLegalMove) {
  return {
    ...{ from: fromState ?? null, to: toState, movedAt: movedAt.toISOString() },
    movedBy: await personOf(movedBy),
    because: markedOrNull(because),
  }
}
