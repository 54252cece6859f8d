import { UniqueConstraintError } from 'sequelize'
import { Job, type Payload } from '../models/Job.ts'
import type { Context } from './context.ts'

export interface Requested {
  /** A name of `requested` in jobs/schedule.ts. */
  kind: string
  /** What makes it this job and no other, for instance the id of the record that it is about. */
  key: string
  payload?: Payload
  /** When to do it; at once when left out. */
  dueAt?: Date
}

/**
 * Asks for a piece of work to be done after this transaction. The same kind and key ask for the same job: where it
 * exists already, waiting, failed or done, that one is returned as it is.
 */
export async function requestJob(context: Context, { kind, key, payload, dueAt }: Requested): Promise<Job> {
  try {
    return await Job.create({
      kind,
      key,
      payload: payload ?? null,
      dueAt: dueAt ?? context.now,
      createdAt: context.now,
    })
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error
    return Job.findOne({ where: { kind, key }, rejectOnEmpty: true })
  }
}
