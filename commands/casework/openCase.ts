import { invalid } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { regimeFor } from '../../jurisdictions/regime.ts'
import { Assignment } from '../../models/Assignment.ts'
import { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import type { Client } from '../../models/Client.ts'
import { newReference } from '../../models/reference.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { below } from './below.ts'
import { recordStep, type StepInput } from './recordStep.ts'

export interface CaseInput {
  jurisdiction: string
  leadId: string
  openedOn: string
  grounds: string[]
  countryOfRisk: string | null
  claimMadeOn: string | null
  narrative: string | null
  strategy: string | null
  /** Where the case stood when the client came; null when nobody is sure. */
  arrival: StepInput | null
}

/** Opens a client's case at whatever stage it has reached, with its lead caseworker. */
export async function openCase(context: Context, client: Client, input: CaseInput): Promise<Case> {
  const jurisdiction = jurisdictionFor(input.jurisdiction)
  const { arrival, grounds, ...given } = input
  const unknown = jurisdiction.process.unknownStage.code
  if (given.openedOn > context.today) throw invalid('/openedOn', 'lies in the future')
  if (given.claimMadeOn && given.claimMadeOn > context.today)
    throw invalid('/claimMadeOn', 'lies in the future')
  refuseUnknownGrounds(input)

  const main = jurisdiction.process.tracks[0]?.code ?? 'claim'
  const regime = given.claimMadeOn ? regimeFor(jurisdiction, given.claimMadeOn, true) : null
  // Until now the file belonged to whoever took it in; from its first case on, to the lead of the case.
  if ((await Case.count({ where: { clientId: client.id } })) === 0)
    await client.update({ leadId: given.leadId })
  const legalCase = await Case.create({
    ...given,
    reference: newReference('CS'),
    clientId: client.id,
    status: 'open',
    track: main,
    stage: unknown,
    regime: regime?.code ?? null,
  })
  await CaseTrack.create({ caseId: legalCase.id, track: main, stage: unknown, sinceOn: given.openedOn })
  await CaseGround.bulkCreate(grounds.map(ground => ({ caseId: legalCase.id, ground, result: 'pending' })))
  await Assignment.create({
    caseId: legalCase.id,
    userId: given.leadId,
    role: 'lead',
    startsOn: given.openedOn,
    assignedBy: context.actor.id,
  })
  await record(context, 'case.created', legalCase)
  if (arrival) await below('/arrival', () => recordStep(context, legalCase, arrival))
  return legalCase
}

function refuseUnknownGrounds({ jurisdiction, grounds }: CaseInput): void {
  const known = jurisdictionFor(jurisdiction).grounds.grounds
  for (const [position, ground] of grounds.entries()) {
    if (!known.some(one => one.code === ground)) throw invalid(`/grounds/${position}`, 'unknown ground')
    if (grounds.indexOf(ground) !== position) throw invalid(`/grounds/${position}`, 'stands here twice')
  }
}
