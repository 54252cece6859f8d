import { Client } from '../../models/Client.ts'
import { paperCode } from '../paperCode.ts'
import type { AccessStatement } from './figures.ts'
import { readingsOf } from './readings.ts'
import { sharedOf } from './shared.ts'
import { subjectsOf } from './subjects.ts'

/**
 * Gathers what a client is told of their file. Whoever asks must have been let through for this client before; they read
 * nothing else of the file. The client's name is there because the paper is handed to the client.
 */
export async function gather(given: {
  clientId: string
  centre: string
  zone: string
  preparedOn: string
}): Promise<AccessStatement> {
  const { clientId, centre, zone, preparedOn } = given
  const { reference, fullName } = await Client.findByPk(clientId, { rejectOnEmpty: true })
  const subjects = await subjectsOf(clientId)
  const content = {
    ...{ centre, zone, preparedOn, client: { reference, name: fullName } },
    readings: await readingsOf(subjects, zone),
    ...(await sharedOf(subjects, zone)),
  }
  return { ...content, code: paperCode('AS', content) }
}
