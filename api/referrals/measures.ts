import { correctMeasure } from '../../commands/psychosocial/correctMeasure.ts'
import { recordMeasure } from '../../commands/psychosocial/recordMeasure.ts'
import { Problem } from '../../errors.ts'
import { MeasureResult } from '../../models/MeasureResult.ts'
import { Referral } from '../../models/Referral.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { seriesOf } from './measures-changes.ts'
import { presentResult } from './measures-present.ts'
import { resultsOfClient } from './measures-query.ts'
import * as schema from './measures-schema.ts'
import { ChildQuery } from './schema.ts'

const placeOf = (referral: Referral) => `/api/v1/referrals/${referral.id}/measures`

export const list = endpoint({
  summary: 'The results of measures on a referral with what they say, superseded ones included',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: schema.ResultPage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id: referralId } = await open(ability, context, Referral, params.id, 'clinical')
    return ok(await listChildren(MeasureResult, { referralId }, 'takenOn', query, presentResult))
  },
})

export const recordResult = endpoint({
  summary: 'Record the answers to a measure, or a total that you typed; it is scored here',
  policy: { may: ['record-service', 'Referral'] },
  params: byId,
  body: schema.NewResult,
  answer: { status: 201, schema: schema.ResultSeen },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    return created(
      placeOf(referral),
      await presentResult(await recordMeasure(context, referral, body, house.config.PUBLIC_URL)),
    )
  },
})

export const correction = endpoint({
  summary: 'Put a corrected result in the place of a wrong one, with the reason; the wrong one is kept',
  policy: { may: ['record-service', 'Referral'] },
  params: schema.OfResult,
  body: schema.ResultCorrection,
  answer: { status: 201, schema: schema.ResultSeen },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const where = { id: params.resultId, referralId: referral.id }
    const wrong = await MeasureResult.findOne({ where, lock: true })
    if (!wrong) throw new Problem('not-found', 'There is no such result on this referral')
    const corrected = await correctMeasure(context, referral, wrong, body, house.config.PUBLIC_URL)
    return created(placeOf(referral), await presentResult(corrected))
  },
})

export const changes = endpoint({
  summary: 'How the scores of the client moved, on every referral that you may read, by measure and version',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  answer: { status: 200, schema: schema.ChangesAnswer },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const { clientId } = await open(ability, context, Referral, params.id, 'clinical')
    return ok({ items: seriesOf(await resultsOfClient(ability, clientId)) })
  },
})
