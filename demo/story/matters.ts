import { Consent } from '../../models/Consent.ts'
import { ConsentScope, leaseKinds } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import type { MatterKind } from '../../models/Matter.ts'
import { type Day, dateOf, dayOf, instantOn, yearOf } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'
import type { Fact } from './facts.ts'
import { addMatter } from './matter.ts'

/** A case as far as the firms' work on it needs to know. */
export interface CaseForFirms {
  id: string
  clientId: string
  leadId: string
  language: string
  facts: readonly Fact[]
  openedOn: Day
  closedOn: Day | null
}

interface Span {
  kind: MatterKind
  from: Day
  to: Day | null
}

/** Between which stages a firm can help, and with what. */
const spans: [kind: MatterKind, begins: string[], ends: string[]][] = [
  ['claim-form', ['M04'], ['M07', 'W1', 'W2', 'P13']],
  ['interview', ['M08'], ['M12', 'P13']],
  ['appeal', ['M14', 'A01'], ['A07', 'A08', 'A09', 'A04']],
  ['judicial-review', ['A08', 'A04'], ['J03', 'J05', 'J06', 'J12', 'P11']],
  ['subsequent-claim', ['P01'], ['P02', 'P03']],
  ['work-permission', ['E01'], ['E02']],
  ['research', ['M09', 'A05', 'M10', 'P01'], ['M13', 'M14', 'A06', 'P03']],
]

function spansOf(facts: readonly Fact[]): Span[] {
  return spans.flatMap(([kind, begins, ends]) => {
    const begin = facts.find(({ stage }) => begins.includes(stage))
    if (!begin) return []
    const end = facts.find(({ stage, on }) => ends.includes(stage) && on >= begin.on)
    return [{ kind, from: begin.on, to: end?.on ?? null }]
  })
}

/** The matters that a case gave to firms over three years, with the client's consent for each firm. */
export function addMattersOf(world: World, legalCase: CaseForFirms): void {
  const { chance, today, year } = world
  const first = Math.max(legalCase.openedOn, dayOf(`${year - 2}-01-06`))
  const asked = new Set<string>()
  for (const span of spansOf(legalCase.facts)) {
    const to = span.to ?? legalCase.closedOn
    const openedOn = Math.max(span.from, first) + chance.between(0, 3)
    if (openedOn > today || (to !== null && openedOn > to) || chance.happens(0.4)) continue
    const ended = to === null ? null : Math.min(today, to + chance.between(5, 30))
    const closedOn =
      ended !== null && legalCase.closedOn !== null ? Math.min(ended, legalCase.closedOn) : ended
    offer(world, legalCase, { kind: span.kind, openedOn, closedOn: stillOpen(world, closedOn) }, asked)
  }
}

/** Work that ended in the last days is not closed yet. */
const stillOpen = ({ today }: World, closedOn: Day | null) =>
  closedOn !== null && closedOn >= today - 2 ? null : closedOn

function offer(
  world: World,
  { id, clientId, leadId, language }: CaseForFirms,
  span: { kind: MatterKind; openedOn: Day; closedOn: Day | null },
  asked: Set<string>,
): void {
  const { chance, today, firms, year } = world
  const signed = firms.filter(
    firm => firm.years.has(yearOf(span.openedOn)) && (span.closedOn !== null || firm.years.has(year)),
  )
  const told = { ...span, caseId: id, addedBy: leadId, language }
  if (signed.length === 0) return
  if (span.closedOn === null && span.openedOn > today - 25 && chance.happens(0.15)) {
    addMatter(world, { ...told, firm: null, offered: 'waiting' })
    return
  }
  const firm = chance.weighted(signed, ({ appetite }) => appetite)
  const waits = span.closedOn === null && span.openedOn > today - 25 && chance.happens(0.4)
  addMatter(world, { ...told, firm, offered: waits ? 'waiting' : 'taken' })
  if (!waits && !asked.has(firm.id)) {
    asked.add(firm.id)
    addConsent(world, { clientId, firm, recordedBy: leadId, language, givenOn: span.openedOn })
  }
}

export interface Agreed {
  clientId: string
  firm: FirmOfStory
  recordedBy: string
  language: string
  givenOn: Day
  /** The day on which the client took it back. */
  withdrawnOn?: Day
}

export function addConsent(world: World, agreed: Agreed): void {
  const { clientId, firm, recordedBy, language, givenOn, withdrawnOn } = agreed
  const id = newId()
  const about = { clientId, purpose: 'casework', recipientKind: 'firm', firmId: firm.id, recordedBy } as const
  world.rows.add(Consent, {
    id,
    ...about,
    kind: 'given',
    occurredOn: dateOf(givenOn),
    validFrom: dateOf(givenOn),
    language,
    noticeVersion: `${yearOf(givenOn)}-01`,
    explainedBy: recordedBy,
    proof: 'signature',
    createdAt: instantOn(givenOn, 90),
  })
  world.rows.add(ConsentScope, ...leaseKinds.map(dataKind => ({ consentId: id, dataKind })))
  if (withdrawnOn === undefined) return
  world.rows.add(Consent, {
    ...about,
    kind: 'withdrawn',
    endsId: id,
    occurredOn: dateOf(withdrawnOn),
    validFrom: dateOf(withdrawnOn),
    createdAt: instantOn(withdrawnOn, 130),
  })
}

/** Every partner also advises the centre itself, once a year. */
export function addWorkForCentre(world: World): void {
  const { chance, today, firms, staff } = world
  for (const firm of firms) {
    for (const year of firm.years) {
      const openedOn = dayOf(`${year}-01-10`) + chance.between(0, 300)
      if (openedOn > today) continue
      const ended = openedOn + chance.between(30, 120)
      const closedOn = ended > today ? null : ended
      const told = { kind: 'centre-work', caseId: null, firm, openedOn, closedOn } as const
      addMatter(world, { ...told, offered: 'taken', addedBy: staff.manager })
    }
  }
}
