import { keyedDigest } from '../models/keyring.ts'
import { referenceOf } from '../models/reference.ts'

/**
 * The number of a paper, such as HC-7K3M-9QX2: the same for the same content, and made with a key of the centre, so that
 * nobody else can work out the number of other content. The audit log keeps it.
 */
export function paperCode(prefix: string, content: object): string {
  return referenceOf(prefix, keyedDigest('reports', `paper ${prefix} ${JSON.stringify(content)}`))
}
