import { Problem } from '../../errors.ts'
import type { Release, ReleaseState } from '../../models/Release.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Asks a second person to sign. Throws 409 unless it is a draft. */
export async function askSignOff(context: Context, release: Release): Promise<void> {
  refuseUnless(release, ['drafted'])
  await release.update({ state: 'asked', askedAt: context.now })
  await record(context, 'release.sign-off-asked', release)
}

/** Signs a release that somebody else made. Throws 409 for its maker, and unless a signature was asked for. */
export async function signRelease(context: Context, release: Release): Promise<void> {
  refuseUnless(release, ['asked'])
  if (release.madeBy === context.actor.id)
    throw new Problem('illegal-state', 'A second person has to do this')
  await release.update({ state: 'signed', signedBy: context.actor.id, signedAt: context.now })
  await record(context, 'release.signed', release)
}

/** Issues a signed release; from now on later ones are compared with it. Throws 409 unless it is signed. */
export async function issueRelease(context: Context, release: Release): Promise<void> {
  refuseUnless(release, ['signed'])
  await release.update({ state: 'issued', issuedBy: context.actor.id, issuedAt: context.now })
  await record(context, 'release.issued', release)
}

/** Refuses a release, or drops one's own draft, with a reason, before it was issued. Throws 409 afterwards. */
export async function refuseRelease(context: Context, release: Release, reason: string): Promise<void> {
  refuseUnless(release, ['drafted', 'asked', 'signed'])
  await release.update({ state: 'refused', refusedBy: context.actor.id, refusedAt: context.now, reason })
  await record(context, 'release.refused', release)
}

function refuseUnless({ state }: Release, states: ReleaseState[]): void {
  if (!states.includes(state)) throw new Problem('illegal-state', `This release is ${state}`)
}
