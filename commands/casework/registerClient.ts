import type { CreationAttributes } from 'sequelize'
import { invalid } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { ClientSearchToken } from '../../models/ClientSearchToken.ts'
import { newReference } from '../../models/reference.ts'
import { changedFields } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { lookAgain } from './lookAgain.ts'
import { namesNewIn } from './namesNewIn.ts'
import { tokensOf } from './nameTokens.ts'
import { recheckFirms } from './recheckFirms.ts'

export type ClientInput = Omit<
  CreationAttributes<Client>,
  'id' | 'reference' | 'status' | 'leadId' | 'createdAt' | 'updatedAt' | 'version'
>

/** Opens the file of a person who seeks protection. */
export async function registerClient(context: Context, input: ClientInput): Promise<Client> {
  refuseFutureBirth(context, input.birthDate)
  const client = await Client.create({
    ...input,
    reference: newReference('CL'),
    status: 'active',
    leadId: context.actor.id,
  })
  await index(client)
  await record(context, 'client.registered', client)
  return client
}

/**
 * Corrects or completes a client's file. A name that is new is searched for conflicts: answers how many hits need a look.
 */
export async function updateClient(
  context: Context,
  client: Client,
  edit: { [F in keyof ClientInput]?: ClientInput[F] | undefined },
): Promise<number> {
  const fields = changedFields(client, edit)
  if (fields.length === 0) return 0
  const before = namesOf(client)
  refuseFutureBirth(context, edit.birthDate)
  client.set(Object.fromEntries(fields.map(field => [field, edit[field as keyof ClientInput]])))
  await client.save()
  if (fields.some(field => ['fullName', 'names', 'documentNumbers'].includes(field))) await index(client)
  const conflictHits = await lookForNames(context, client, namesNewIn(namesOf(client), before))
  await record(context, 'client.updated', client, { fields })
  return conflictHits
}

const namesOf = ({ fullName, names }: Client): string[] => [
  fullName,
  ...(names ?? []).map(({ name }) => name),
]

/** The search stands in the client's latest case, where there is one. The firms of all of them check again. */
async function lookForNames(context: Context, client: Client, names: string[]): Promise<number> {
  if (names.length === 0) return 0
  const { id: clientId, leadId } = client
  const cases = await Case.findAll({ where: { clientId }, attributes: ['id'], order: ['openedOn', 'id'] })
  const caseIds = cases.map(({ id }) => id)
  const added = { names, caseId: caseIds.at(-1) ?? null, leadId, except: { clientId } }
  const conflictHits = await lookAgain(context, added)
  await recheckFirms(context, caseIds, 'alias-added')
  return conflictHits
}

function refuseFutureBirth({ today }: Context, birthDate: ClientInput['birthDate']): void {
  if (birthDate && birthDate.date > today) throw invalid('/birthDate/date', 'lies in the future')
}

async function index(client: Client): Promise<void> {
  const numbers = (client.documentNumbers ?? []).map(one => one.number)
  await ClientSearchToken.destroy({ where: { clientId: client.id } })
  await ClientSearchToken.bulkCreate(
    tokensOf(namesOf(client), numbers).map(token => ({ clientId: client.id, token })),
  )
}
