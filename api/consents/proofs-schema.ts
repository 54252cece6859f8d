import { z } from 'zod'

export const ProofQuery = z.strictObject({})

/** The id by which an event of the ledger names the file. */
export const Proof = z.strictObject({ proofFileId: z.string() })
