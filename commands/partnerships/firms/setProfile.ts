import { type Grade, LawyerProfile } from '../../../models/LawyerProfile.ts'
import type { MatterKind } from '../../../models/Matter.ts'
import type { User } from '../../../models/User.ts'
import { changedFields } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

export interface Profile {
  grade: Grade
  foreignLawyer: boolean
  /** Languages in which the lawyer works, as tags. */
  languages: string[]
  areas: MatterKind[]
  /** How many matters they take at a time, at most. Null where nobody said. */
  mostMatters: number | null
}

/** The profile of a lawyer, locked; null while nothing is known of them. */
export async function profileOf(userId: string): Promise<LawyerProfile | null> {
  return LawyerProfile.findOne({ where: { userId }, lock: true })
}

/** Writes down what the centre knows of a lawyer of a firm. */
export async function setProfile(context: Context, lawyer: User, profile: Profile): Promise<LawyerProfile> {
  const row = (await profileOf(lawyer.id)) ?? LawyerProfile.build({ ...profile, userId: lawyer.id })
  const fields = row.isNewRecord ? Object.keys(profile) : changedFields(row, profile)
  row.set(profile)
  await row.save()
  await record(context, 'profile.set', row, { fields, records: [lawyer.id] })
  return row
}
