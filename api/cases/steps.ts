import { recordStep as record_ } from '../../commands/casework/recordStep.ts'
import { supersedeStep as supersede } from '../../commands/casework/supersedeStep.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Step } from '../../models/Step.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads } from '../../policies/visibility.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { presentDeadline, presentStep } from './present.ts'
import {
  ChildQuery,
  Correction,
  NewStep,
  OfStep,
  Recorded,
  StepSeen,
  Superseded,
  TimelineEntry,
} from './schema.ts'

export const listSteps = endpoint({
  summary: 'What happened on a case, superseded steps included',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(StepSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const legalCase = await open(ability, context, Case, params.id, 'steps')
    return ok(
      await listChildren(Step, { caseId: legalCase.id }, 'happenedOn', query, step =>
        presentStep(step, legalCase.jurisdiction),
      ),
    )
  },
})

export const recordStep = endpoint({
  summary: 'Record what happened: deadlines follow, with the sum in words',
  policy: { may: ['record-step', 'Case'] },
  params: byId,
  body: NewStep,
  answer: { status: 201, schema: Recorded },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'record-step', Case, params.id)
    const { step, running } = await record_(context, legalCase, {
      ...body,
      learntOn: body.learntOn ?? context.today,
    })
    return created(`/api/v1/cases/${legalCase.id}/steps`, {
      step: presentStep(step, legalCase.jurisdiction),
      deadlines: running.map(deadline => presentDeadline(deadline, context.today)),
    })
  },
})

export const supersedeStep = endpoint({
  summary: 'Put a corrected step in the place of a wrong one; changed deadlines are told',
  policy: { may: ['record-step', 'Case'] },
  params: OfStep,
  body: Correction,
  answer: { status: 201, schema: Superseded },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'record-step', Case, params.id)
    const wrong = await Step.findOne({ where: { id: params.stepId, caseId: legalCase.id }, lock: true })
    if (!wrong) throw new Problem('not-found', 'There is no such step on this case')
    const step = { ...body.step, learntOn: body.step.learntOn ?? context.today }
    const { step: corrected, changes } = await supersede(context, legalCase, wrong, {
      step,
      because: body.because,
    })
    return created(`/api/v1/cases/${legalCase.id}/steps`, {
      step: presentStep(corrected, legalCase.jurisdiction),
      changes,
    })
  },
})

const LONGEST = 500

export const readTimeline = endpoint({
  summary: 'Steps of a case, and last days as far as you read them, in the order of their dates',
  policy: { may: ['read', 'Case'] },
  params: byId,
  answer: { status: 200, schema: pageSchema(TimelineEntry) },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const legalCase = await open(ability, context, Case, params.id, 'steps')
    const where = { caseId: legalCase.id }
    const steps = await Step.findAll({
      where: { ...where, supersededById: null },
      order: ['happenedOn', 'id'],
      limit: LONGEST,
    })
    const deadlines = reads<'Case'>(legalCase, 'dates')
      ? await Deadline.findAll({
          where: { ...where, state: ['running', 'met', 'missed'] },
          order: ['legalLastDay', 'id'],
          limit: LONGEST,
        })
      : []
    const entries = [
      ...steps.map(step => {
        const seen = presentStep(step, legalCase.jurisdiction)
        return { on: step.happenedOn, kind: 'step' as const, title: seen.stageName ?? seen.stage, step: seen }
      }),
      ...deadlines.map(deadline => {
        const seen = presentDeadline(deadline, context.today)
        return {
          on: deadline.legalLastDay,
          kind: 'deadline' as const,
          title: `${deadline.name} (${deadline.state})`,
          deadline: seen,
        }
      }),
    ]
    return ok({ items: entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), next: null })
  },
})
