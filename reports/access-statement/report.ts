import { z } from 'zod'
import { accountableFor } from '../../policies/accountable.ts'
import { reportKind } from '../kind.ts'
import { draw } from './draw.ts'
import { gather } from './gather.ts'

type Asked = { clientId: string }

/** What a client is told of their file, made for whoever may give account of it. */
export const accessStatement = reportKind({
  fields: { clientId: z.uuid() },
  audiences: ['client'],
  languages: ['en'],
  may: (ability, { clientId }: Asked) => accountableFor(ability, 'make-statement', clientId),
  gather: (_, { clientId }, { centre, zone, today }) =>
    gather({ clientId, zone, preparedOn: today, centre: centre.name }),
  draw: async (statement, mark) => ({
    name: `access-statement-${statement.client.reference}.pdf`,
    mediaType: 'application/pdf',
    bytes: await draw(statement, mark),
  }),
  noted: ({ clientId }, { code }) => ({
    ...{ action: 'client.statement-made', outcome: code },
    subject: { type: 'Client', id: clientId },
  }),
})
