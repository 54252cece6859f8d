import type { Case } from '../../../models/Case.ts'
import type { Step } from '../../../models/Step.ts'
import { dayOf, type Item, type Rows, type Stretch, within } from './by-hand.ts'

/** What each figure counts, picked from loaded rows one by one. A share has its whole beside it. */
export function countedByHand(rows: Rows, stretch: Stretch, before: Stretch): Record<string, Item[][]> {
  return {
    ...people(rows, stretch),
    ...cases(rows, stretch),
    ...steps(rows, stretch),
    ...matters(rows, stretch),
    ...hours(rows, stretch),
    ...partners(rows, stretch, before),
    ...service(rows, stretch),
    ...information(rows, stretch),
  }
}

const isUnderWay =
  (rows: Rows, { from, to }: Stretch) =>
  (one: Case) =>
    one.openedOn <= to && rows.closedOn(one) >= from
const isOpenAtEnd =
  (rows: Rows, { to }: Stretch) =>
  (one: Case) =>
    one.openedOn <= to && rows.closedOn(one) > to

function people(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const sent = rows.moves.filter(
    ({ toState, movedAt }) => toState === 'sent' && within(dayOf(movedAt), stretch),
  )
  const counted = (which: (one: Case) => boolean, also: (all: Case[], id: string) => boolean): Item[][] => [
    rows.clients.flatMap(client => {
      const all = rows.cases.filter(({ clientId }) => clientId === client.id)
      const those = all.filter(which)
      return also(all, client.id) ? [{ key: client.id, client, cases: those }] : []
    }),
  ]
  const isReferred = (id: string) =>
    rows.referrals.some(one => one.clientId === id && sent.some(({ referralId }) => referralId === one.id))
  const underWay = isUnderWay(rows, stretch)
  const isNew = (one: Case) => within(one.openedOn, stretch)
  const isOld = (one: Case) => one.openedOn < stretch.from
  const carried = (one: Case) => isOld(one) && rows.closedOn(one) >= stretch.from
  const closed = (one: Case) => within(rows.closedOn(one), stretch)
  return {
    'people.reached': counted(underWay, (all, id) => all.some(underWay) || isReferred(id)),
    'people.new': counted(isNew, all => all.some(isNew) && !all.some(isOld)),
    'people.carried-over': counted(carried, all => all.some(carried)),
    'people.finished': counted(closed, all => all.some(closed) && !all.some(isOpenAtEnd(rows, stretch))),
  }
}

function cases(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const counted = (which: (one: Case) => boolean): Item[][] => [
    rows.cases
      .filter(which)
      .map(one => ({ key: one.id, cases: [one], client: rows.clientOf.get(one.clientId) })),
  ]
  return {
    'cases.carried-over': counted(one => one.openedOn < stretch.from && rows.closedOn(one) >= stretch.from),
    'cases.opened': counted(one => within(one.openedOn, stretch)),
    'cases.closed': counted(one => within(rows.closedOn(one), stretch)),
    'cases.open-at-end': counted(isOpenAtEnd(rows, stretch)),
  }
}

function steps(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const ours = rows.steps.filter(
    step =>
      within(step.happenedOn, stretch) && step.happenedOn >= (rows.caseOf.get(step.caseId)?.openedOn ?? ''),
  )
  const item = (step: Step, key = step.id): Item => {
    const legalCase = rows.caseOf.get(step.caseId) as Case
    return { key, cases: [legalCase], client: rows.clientOf.get(legalCase.clientId) }
  }
  const at = (...stages: string[]) => ours.filter(({ stage }) => stages.includes(stage))
  const items = (some: Step[]) => some.map(step => item(step))
  const isLate = ({ caseId, track, position }: Step) =>
    rows.steps.some(
      one =>
        one.caseId === caseId && one.track === track && one.position === position - 1 && one.stage === 'A03',
    )
  const filed = at('A02')
  const lodged = [...filed.filter(step => !isLate(step)), ...at('A03')]
  const grounds = ours.flatMap(step =>
    (step.results ?? [])
      .filter(({ result }) => result === 'substantiated')
      .map(({ ground }) => ({ ...item(step, `${step.caseId} ${ground}`), own: { ground } })),
  )
  return {
    'casework.forms': [items(at('M07'))],
    'casework.interviews': [items(at('M09'))],
    'casework.hearings': [items(at('A06', 'J04', 'J13'))],
    'appeals.lodged': [items(lodged)],
    'appeals.in-time': [items(filed.filter(step => !isLate(step))), items(lodged)],
    'remedies.late-filing': [items(at('A03'))],
    'remedies.late-allowed': [items(filed.filter(isLate))],
    'outcomes.grounds-substantiated': [grounds],
    'outcomes.protected': [at('M13', 'A07').map(step => item(step, step.caseId))],
    'work.granted': [items(at('E02'))],
    'work.renewed': [items(at('E03'))],
  }
}

function matters(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const items = (some: Rows['matters']): Item[][] => [
    some.map(({ id, kind, firmId, caseId }) => ({
      key: id,
      own: { kind, firm: firmId },
      cases: caseId ? [rows.caseOf.get(caseId) as Case] : [],
    })),
  ]
  const isTaken = ({ firmId, conflictCheck, conflictCheckedOn }: Rows['matters'][number]) =>
    firmId !== null && conflictCheck === 'clear' && (conflictCheckedOn ?? '9999') < rows.today
  const closedOn = ({ id, closedOn: day }: Rows['matters'][number]) =>
    day && rows.closures.some(({ matterId }) => matterId === id) ? day : '9999'
  return {
    'matters.opened': items(rows.matters.filter(({ openedOn }) => within(openedOn, stretch))),
    'matters.taken-on': items(
      rows.matters.filter(one => isTaken(one) && within(one.conflictCheckedOn, stretch)),
    ),
    'matters.under-way': items(
      rows.matters.filter(
        one => isTaken(one) && (one.conflictCheckedOn ?? '') <= stretch.to && closedOn(one) >= stretch.from,
      ),
    ),
    'matters.closed': items(rows.matters.filter(one => within(closedOn(one), stretch))),
  }
}

function hours(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const given = rows.entries.filter(({ workedOn }) => within(workedOn, stretch))
  const items = (some: typeof given, keyOf: (one: (typeof given)[number]) => string): Item[] =>
    some.map(one => {
      const matter = rows.matterOf.get(one.matterId ?? '')
      const legalCase = rows.caseOf.get(matter?.caseId ?? '')
      return {
        key: keyOf(one),
        amount: one.minutes,
        own: { firm: one.firmId, activity: one.activity, grade: one.grade, kind: matter?.kind },
        cases: legalCase ? [legalCase] : [],
      }
    })
  const onMatters = given.filter(({ kind }) => kind === 'matter')
  const lawyers = items(onMatters, ({ userId }) => userId).map(({ amount: _, ...item }) => item)
  const sums = new Map<string, number>()
  for (const { userId, minutes } of onMatters) sums.set(userId, (sums.get(userId) ?? 0) + minutes)
  return {
    'hours.pro-bono': [items(onMatters, ({ id }) => id)],
    'hours.programme': [
      items(
        given.filter(({ kind }) => kind !== 'matter'),
        ({ id }) => id,
      ),
    ],
    'lawyers.taking-part': [lawyers],
    'lawyers.ten-hours': [lawyers.filter(({ key }) => (sums.get(key) ?? 0) >= 600), lawyers],
  }
}

function partners(rows: Rows, stretch: Stretch, before: Stretch): Record<string, Item[][]> {
  const agreed = ({ from, to }: Stretch) =>
    new Set(
      rows.agreements
        .filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
        .map(({ firmId }) => firmId),
    )
  const [now, then] = [agreed(stretch), agreed(before)]
  const items = (ids: Iterable<string>) => [...ids].map(key => ({ key }))
  const gifts = rows.gifts.filter(({ givenOn }) => within(givenOn, stretch))
  const held = rows.trainings.filter(({ heldOn }) => within(heldOn, stretch))
  return {
    'firms.partners': [items(now)],
    'firms.retained': [items([...then].filter(id => now.has(id))), items(then)],
    'money.received': [
      rows.payments
        .filter(({ receivedOn }) => within(receivedOn, stretch))
        .map(({ id, amountMinor, currency, firmId }) => ({
          key: id,
          amount: amountMinor,
          own: { currency, firm: firmId },
        })),
    ],
    'gifts.in-kind': [gifts.map(({ id, kind, firmId }) => ({ key: id, own: { gift: kind, firm: firmId } }))],
    'gifts.stated-value': [
      gifts.flatMap(({ id, kind, firmId, valuationMinor, currency }) =>
        valuationMinor
          ? [{ key: id, amount: valuationMinor, own: { gift: kind, firm: firmId, currency } }]
          : [],
      ),
    ],
    'trainings.held': [held.map(({ id, kind }) => ({ key: id, own: { topic: kind } }))],
    'trainings.minutes': [
      held.map(({ id, kind, minutes }) => ({ key: id, amount: minutes, own: { topic: kind } })),
    ],
    'trainings.attendances': [
      rows.attendances.flatMap(({ id, trainingId, firmId }) => {
        const training = held.find(one => one.id === trainingId)
        return training ? [{ key: id, own: { topic: training.kind, firm: firmId } }] : []
      }),
    ],
  }
}

function service(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  type One = Rows['referrals'][number]
  const item = ({ id, clientId, service, urgency }: One, key = id): Item => ({
    key,
    client: rows.clientOf.get(clientId),
    own: { service, urgency },
  })
  const movesOf = ({ id }: One) => rows.moves.filter(({ referralId }) => referralId === id)
  const went = (one: One, ...states: string[]) => movesOf(one).some(({ toState }) => states.includes(toState))
  const sent = rows.referrals.filter(one =>
    movesOf(one).some(({ toState, movedAt }) => toState === 'sent' && within(dayOf(movedAt), stretch)),
  )
  const met = ['first-contact', 'in-service', 'completed']
  const items = (some: One[]) => some.map(one => item(one))
  const isWaiting = (one: One) =>
    movesOf(one)
      .filter(({ movedAt }) => dayOf(movedAt) <= stretch.to)
      .sort((a, b) => a.movedAt.getTime() - b.movedAt.getTime())
      .at(-1)?.toState === 'waiting-list'
  const sessions = rows.sessions.filter(
    ({ heldOn, attendance }) =>
      (attendance === 'attended' || attendance === 'came-late') && within(heldOn, stretch),
  )
  const isHelped = (one: One) =>
    sessions.some(({ referralId }) => referralId === one.id) ||
    movesOf(one).some(({ toState, movedAt }) => met.includes(toState) && within(dayOf(movedAt), stretch))
  const requests = rows.requests.filter(({ receivedAt }) => within(dayOf(receivedAt), stretch))
  const asked = (some: typeof requests) => some.map(({ id, kind }) => ({ key: id, own: { asker: kind } }))
  return {
    'referrals.sent': [items(sent)],
    'referrals.reached-service': [items(sent.filter(one => went(one, ...met))), items(sent)],
    'referrals.fed-back': [items(sent.filter(one => went(one, 'declined', ...met))), items(sent)],
    'referrals.waiting': [items(rows.referrals.filter(isWaiting))],
    'people.met-a-service': [rows.referrals.filter(isHelped).map(one => item(one, one.clientId))],
    'sessions.attended': [
      sessions.flatMap(({ id, referralId }) => {
        const referral = rows.referrals.find(one => one.id === referralId)
        return referral ? [item(referral, id)] : []
      }),
    ],
    'requests.received': [asked(requests)],
    'requests.taken-up': [
      asked(
        requests.filter(
          ({ state, triagedAt }) => state === 'taken-up' && triagedAt !== null && triagedAt <= rows.asAt,
        ),
      ),
      asked(requests),
    ],
  }
}

function information(rows: Rows, stretch: Stretch): Record<string, Item[][]> {
  const held = rows.groups.filter(({ heldOn }) => within(heldOn, stretch))
  return {
    'information.sessions': [held.map(({ id }) => ({ key: id }))],
    'information.attendances': [
      rows.came.flatMap(({ id, groupSessionId, clientId }) => {
        const client = rows.clientOf.get(clientId)
        return client && held.some(one => one.id === groupSessionId) ? [{ key: id, client }] : []
      }),
    ],
    'information.others': [held.map(({ id, adults, children }) => ({ key: id, amount: adults + children }))],
  }
}
