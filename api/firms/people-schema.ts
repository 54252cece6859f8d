import { z } from 'zod'
import { credentialKinds } from '../../models/Credential.ts'
import { grades } from '../../models/LawyerProfile.ts'
import { matterKinds } from '../../models/Matter.ts'
import { roles } from '../../policies/vocabulary.ts'
import { pageSchema } from '../page.ts'
import { byId, date, languageTag, line, uuid } from '../text.ts'

export const OfPerson = byId.extend({ userId: uuid })
export const OfCredential = OfPerson.extend({ credentialId: uuid })
export const OfAbsence = OfPerson.extend({ absenceId: uuid })

const once = <T>(given: T[]) => new Set(given).size === given.length

export const ProfileBody = z.strictObject({
  grade: z.enum(grades),
  foreignLawyer: z.boolean(),
  languages: z.array(languageTag).max(30).refine(once, 'a language stands here twice'),
  areas: z.array(z.enum(matterKinds)).refine(once, 'an area stands here twice'),
  mostMatters: z.int().min(0).max(1000).nullable(),
})

export const NewCredential = z.strictObject({
  kind: z.enum(credentialKinds),
  jurisdiction: line(35).nullable().optional(),
  number: line(100).nullable().optional(),
  startsOn: date,
  endsOn: date.optional(),
})

export const NewAbsence = z.strictObject({
  startsOn: date,
  endsOn: date,
  coveredBy: uuid.nullable().optional(),
})

/** Without a firm they leave for none that is known here. */
export const Moving = z.strictObject({ toFirmId: uuid.optional(), onDay: date.optional() })

export const ProfileAnswer = z.strictObject({
  grade: z.enum(grades).nullable(),
  foreignLawyer: z.boolean().nullable(),
  languages: z.array(z.string()),
  areas: z.array(z.enum(matterKinds)),
  mostMatters: z.int().nullable(),
})

export const CredentialAnswer = z.strictObject({
  id: uuid,
  kind: z.enum(credentialKinds),
  jurisdiction: z.string().nullable(),
  number: z.string().nullable(),
  startsOn: date,
  endsOn: date.nullable(),
})

export const AbsenceAnswer = z.strictObject({
  id: uuid,
  startsOn: date,
  endsOn: date,
  coveredBy: uuid.nullable(),
})

export const PersonAnswer = ProfileAnswer.extend({
  id: uuid,
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  credentials: z.array(CredentialAnswer),
  absences: z.array(AbsenceAnswer),
  undertaking: z.strictObject({ id: uuid, signedOn: date, endsOn: date.nullable() }).nullable(),
})

export const PeoplePage = pageSchema(PersonAnswer)
