/** The closed list of ways in which a request fails on purpose: kind → status and title (RFC 9457). */
export const problems = {
  'bad-request': [400, 'The request cannot be read'],
  unauthenticated: [401, 'Sign in first'],
  'sign-in-refused': [401, 'The e-mail address or the password is not right'],
  'forgery-suspected': [403, 'The request does not prove that it comes from your own page'],
  forbidden: [403, 'You may see this, but not do that'],
  'not-found': [404, 'There is no such thing, or it is not yours to see'],
  'method-not-allowed': [405, 'This path does not know that method'],
  'illegal-state': [409, 'Not possible in the present state'],
  'would-reveal': [409, 'Together with earlier releases this would reveal few people'],
  'illegal-move': [409, 'The process does not allow this move'],
  conflict: [409, 'This clashes with something that exists already'],
  'stale-record': [412, 'Somebody changed this since you read it'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'This kind of content is not taken here'],
  'invalid-input': [422, 'Some of the input is not right'],
  'key-reused': [422, 'This idempotency key was used for another request'],
  'version-required': [428, 'Say which version you read (If-Match)'],
  'too-many-requests': [429, 'Too many tries; wait a little'],
  internal: [500, 'Something broke on our side'],
  unavailable: [503, 'Not available right now; try again shortly'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemKind = keyof typeof problems

export interface InputIssue {
  pointer: string
  detail: string
}

interface Extra {
  /** What was wrong with the input, each with a JSON pointer. */
  errors?: InputIssue[]
  /** What would be possible instead (an illegal move names the allowed ones). */
  allowed?: unknown[]
  /** Seconds until another try makes sense. */
  retryAfter?: number
}

/** A failure on purpose. `detail` names no person and quotes no input. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly extra: Extra

  constructor(kind: ProblemKind, detail: string, extra: Extra = {}) {
    super(detail)
    this.kind = kind
    this.extra = extra
  }

  get status(): number {
    return problems[this.kind][0]
  }

  get title(): string {
    return problems[this.kind][1]
  }
}

/** One wrong field, found by a rule that no schema can state. */
export function invalid(pointer: string, detail: string): Problem {
  return new Problem('invalid-input', 'Some of the input is not right', { errors: [{ pointer, detail }] })
}
