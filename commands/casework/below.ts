import { Problem } from '../../errors.ts'

/** Runs a part of a command whose input stands below `prefix`, so that the pointers of a refusal say where. */
export async function below<T>(prefix: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || !error.extra.errors) throw error
    const errors = error.extra.errors.map(issue => ({ ...issue, pointer: prefix + issue.pointer }))
    throw new Problem(error.kind, error.message, { ...error.extra, errors })
  }
}
