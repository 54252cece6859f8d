import { endAbsence } from '../../commands/partnerships/firms/endAbsence.ts'
import { endCredential } from '../../commands/partnerships/firms/endCredential.ts'
import { recordAbsence } from '../../commands/partnerships/firms/recordAbsence.ts'
import { recordCredential } from '../../commands/partnerships/firms/recordCredential.ts'
import { profileOf, setProfile } from '../../commands/partnerships/firms/setProfile.ts'
import { Problem } from '../../errors.ts'
import { Absence } from '../../models/Absence.ts'
import { Credential } from '../../models/Credential.ts'
import { Firm } from '../../models/Firm.ts'
import { LawyerProfile } from '../../models/LawyerProfile.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, done, endpoint, okWithVersion, refuseStale } from '../endpoint.ts'
import { Ending } from './contacts-schema.ts'
import { presentAbsence, presentCredential, presentProfile } from './people-present.ts'
import * as schema from './people-schema.ts'
import { personFor, personOfFirm } from './person.ts'

export const profile = endpoint({
  summary: 'What the centre knows of a lawyer of a firm',
  policy: { may: ['read', 'Firm'] },
  params: schema.OfPerson,
  answer: { status: 200, schema: schema.ProfileAnswer },
  transaction: false,
  handle: async ({ ability, params }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'people' })
    const { id: userId } = await personOfFirm(firm, params.userId)
    return okWithVersion(presentProfile(await LawyerProfile.findOne({ where: { userId } })))
  },
})

export const changeProfile = endpoint({
  summary: 'Write down what the centre knows of a lawyer of a firm',
  policy: { may: ['manage-people', 'Firm'] },
  params: schema.OfPerson,
  body: schema.ProfileBody,
  answer: { status: 200, schema: schema.ProfileAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const lawyer = await personFor(ability, 'manage-people', params)
    refuseStale(http, presentProfile(await profileOf(lawyer.id)))
    return okWithVersion(presentProfile(await setProfile(context, lawyer, body)))
  },
})

export const addCredential = endpoint({
  summary: 'Record an admission, a certificate, insurance or a registration of a lawyer of a firm',
  policy: { may: ['record-credential', 'Firm'] },
  params: schema.OfPerson,
  body: schema.NewCredential,
  answer: { status: 201, schema: schema.CredentialAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const lawyer = await personFor(ability, 'record-credential', params)
    const credential = await recordCredential(context, lawyer, body)
    return created(`/api/v1/firms/${params.id}/people`, presentCredential(credential))
  },
})

export const credentialEnding = endpoint({
  summary: 'End a credential: at once, or after a last day',
  policy: { may: ['record-credential', 'Firm'] },
  params: schema.OfCredential,
  body: Ending,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const { id: userId } = await personFor(ability, 'record-credential', params)
    const credential = await Credential.findOne({ where: { id: params.credentialId, userId }, lock: true })
    if (!credential) throw new Problem('not-found', 'This person has no such credential')
    await endCredential(context, credential, body)
    return done
  },
})

export const addAbsence = endpoint({
  summary: 'Write down that a lawyer of a firm is away, and who covers',
  policy: { may: ['manage-people', 'Firm'] },
  params: schema.OfPerson,
  body: schema.NewAbsence,
  answer: { status: 201, schema: schema.AbsenceAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const lawyer = await personFor(ability, 'manage-people', params)
    const absence = await recordAbsence(context, lawyer, body)
    return created(`/api/v1/firms/${params.id}/people`, presentAbsence(absence))
  },
})

export const absenceEnding = endpoint({
  summary: 'Write down that a lawyer of a firm is back earlier',
  policy: { may: ['manage-people', 'Firm'] },
  params: schema.OfAbsence,
  body: Ending,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const { id: userId } = await personFor(ability, 'manage-people', params)
    const absence = await Absence.findOne({ where: { id: params.absenceId, userId }, lock: true })
    if (!absence) throw new Problem('not-found', 'This person has no such absence')
    await endAbsence(context, absence, body)
    return done
  },
})
