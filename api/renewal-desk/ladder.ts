import { ladder, lockedLadder, type Rung } from '../../commands/partnerships/renewals/ladder.ts'
import { setLadder } from '../../commands/partnerships/renewals/setLadder.ts'
import { endpoint, okWithVersion, refuseStale } from '../endpoint.ts'
import { Ladder, LadderAnswer } from './ladder-schema.ts'

export const read = endpoint({
  summary: 'The steps to the renewal of every agreement: when each comes, what it asks, which letter leaves',
  policy: { may: ['read-desk', 'Firm'] },
  answer: { status: 200, schema: LadderAnswer },
  transaction: false,
  handle: async () => okWithVersion(present(await ladder())),
})

export const change = endpoint({
  summary: 'Set the whole ladder anew; what is planned moves with it',
  policy: { may: ['edit-ladder', 'Firm'] },
  body: Ladder,
  answer: { status: 200, schema: LadderAnswer },
  transaction: true,
  edits: true,
  handle: async ({ context, body, http }) => {
    refuseStale(http, present(await lockedLadder()))
    await setLadder(context, body.rungs)
    return okWithVersion(present(await ladder()))
  },
})

const present = (rungs: Rung[]) => ({
  rungs: rungs.map(({ code, countedFrom, daysBefore, what, letter, letterTo, owedBy, active }) => ({
    code,
    countedFrom,
    daysBefore,
    what,
    letter,
    letterTo,
    owedBy,
    active,
  })),
})
