import { leaseKinds } from '../../../models/ConsentScope.ts'
import type { Browser } from '../../support/as.ts'
import { paper, type World } from '../matters/world.ts'

/** What the client of the world agrees to today, for the firm that has nothing yet. */
export const given = (w: World, more: object = {}) => ({
  kind: 'given',
  purpose: 'casework',
  firmId: w.otherFirm.id,
  dataKinds: [...leaseKinds],
  occurredOn: '2026-03-18',
  noticeVersion: '2026-01',
  language: 'ur',
  proof: 'spoken',
  ...more,
})

/** That the client of the world agrees to less than before. */
export const limitation = (w: World, more: object = {}) => ({
  kind: 'limited',
  endsId: w.consent.id,
  dataKinds: ['claim', 'deadlines'],
  occurredOn: '2026-03-18',
  noticeVersion: '2026-01',
  language: 'ur',
  proof: 'spoken',
  ...more,
})

/** That the client of the world wants no other firm. */
export const refusal = (w: World, more: object = {}) => {
  const { proof: _, dataKinds: __, ...said } = given(w)
  return { ...said, kind: 'refused', ...more }
}

export const say = (browser: Browser, { client }: World, body: object) =>
  browser.post(`/clients/${client.id}/consents`).send(body)

/** A signed form of the client of the world. */
export const fileProof = (browser: Browser, { client }: World, id = client.id) =>
  browser
    .post(`/clients/${id}/consent-proofs?name=form.pdf`)
    .set('Content-Type', 'application/pdf')
    .send(paper('Signed'))

/** What a director discloses without consent. */
export const override = (more: object = {}) => ({
  purpose: 'referral',
  recipientKind: 'other',
  recipientName: 'The hospital on the hill',
  dataKinds: ['identity', 'contact'],
  reason: 'The client is in danger and cannot be reached',
  hours: 24,
  ...more,
})
