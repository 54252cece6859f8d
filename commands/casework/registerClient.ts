import type { CreationAttributes } from 'sequelize'
import { invalid } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { ClientSearchToken } from '../../models/ClientSearchToken.ts'
import { newReference } from '../../models/reference.ts'
import { changedFields } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { tokensOf } from './nameTokens.ts'

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

/** Corrects or completes a client's file. */
export async function updateClient(
  context: Context,
  client: Client,
  edit: { [F in keyof ClientInput]?: ClientInput[F] | undefined },
): Promise<void> {
  const fields = changedFields(client, edit)
  if (fields.length === 0) return
  refuseFutureBirth(context, edit.birthDate)
  client.set(Object.fromEntries(fields.map(field => [field, edit[field as keyof ClientInput]])))
  await client.save()
  if (fields.some(field => ['fullName', 'names', 'documentNumbers'].includes(field))) await index(client)
  await record(context, 'client.updated', client, { fields })
}

function refuseFutureBirth({ today }: Context, birthDate: ClientInput['birthDate']): void {
  if (birthDate && birthDate.date > today) throw invalid('/birthDate/date', 'lies in the future')
}

async function index(client: Client): Promise<void> {
  const names = [client.fullName, ...(client.names ?? []).map(one => one.name)]
  const numbers = (client.documentNumbers ?? []).map(one => one.number)
  await ClientSearchToken.destroy({ where: { clientId: client.id } })
  await ClientSearchToken.bulkCreate(tokensOf(names, numbers).map(token => ({ clientId: client.id, token })))
}
