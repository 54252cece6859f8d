import { newId } from '../models/columns.ts'
import type { MatterKind } from '../models/Matter.ts'
import { Wall } from '../models/Wall.ts'
import { type Day, instantOn } from './days.ts'
import type { UnderWay } from './psychosocial/courses.ts'
import { playService, type Referred } from './psychosocial/scenes.ts'
import { addHousehold, type Told } from './story/caseload.ts'
import type { Fixed } from './story/claim.ts'
import type { Quotas } from './story/ends.ts'
import { addMatter } from './story/matter.ts'
import { addConsent } from './story/matters.ts'
import type { Cast, World } from './world.ts'

interface Scene {
  end: string
  fixed: Fixed
  /** What the lawyer of the cast does on the case. */
  matter?: { kind: MatterKind; openedAgo: number; consentTakenBack?: boolean }
  walledOff?: boolean
  /** How far the client’s referral to the counsellor of the front row has come. */
  referred?: UnderWay
}

/**
 * The week of the caseworker whom a newcomer signs in as: forms, hearings and letters that fall due, one that is
 * overdue, one case that the firm of the cast must not see, one client who took a consent back, one claim that waits
 * for its decision, with which the README's walk begins. Three of these clients are referred to the counsellor of the front
 * row.
 */
const scenes: Scene[] = [
  { end: 'M05', fixed: { stays: 25 }, matter: { kind: 'claim-form', openedAgo: 20 } },
  { end: 'A01', fixed: { stays: 9 }, matter: { kind: 'appeal', openedAgo: 6 } },
  { end: 'A05', fixed: { stays: 24, statedIn: 5 }, matter: { kind: 'appeal', openedAgo: 21 } },
  { end: 'M08', fixed: { stays: 18, statedIn: 6 }, matter: { kind: 'interview', openedAgo: 15 } },
  { end: 'M11', fixed: { stays: 19, statedIn: -2 }, referred: 'inbox' },
  {
    end: 'J01',
    fixed: { stays: 40 },
    matter: { kind: 'judicial-review', openedAgo: 60, consentTakenBack: true },
  },
  { end: 'A02', fixed: { stays: 90 }, walledOff: true, referred: 'accepted' },
  { end: 'P20', fixed: { stays: 150 }, referred: 'serving' },
  { end: 'M12', fixed: { stays: 45 } },
]

export interface Played {
  overdueCaseId: string
  walledCaseId: string
  leasedMatterIds: string[]
  withdrawnMatterId: string
}

export function playScenes(world: World, quotas: Quotas, cast: Cast): Played {
  const played: Played = { overdueCaseId: '', walledCaseId: '', leasedMatterIds: [], withdrawnMatterId: '' }
  const referred: Referred[] = []
  for (const [place, scene] of scenes.entries()) {
    const stage = { ...world, chance: world.chance.apart(place + 1) }
    const { end, fixed } = scene
    const wish = { leadId: cast.caseworkerId, end, fixed, withoutFirms: true, alone: true }
    const [told] = addHousehold(stage, quotas, 1, wish)
    if (!told) continue
    if ((fixed.statedIn ?? 0) < 0) played.overdueCaseId = told.caseId
    if (scene.walledOff) played.walledCaseId = raiseWall(stage, cast, told)
    if (scene.matter) play(stage, cast, told, scene.matter, played)
    if (scene.referred) referred.push(referredFrom(told, cast, scene.referred))
  }
  playService({ ...world, chance: world.chance.apart(scenes.length + 1) }, referred)
  return played
}

function referredFrom({ caseId, client, openedOn }: Told, cast: Cast, underWay: UnderWay): Referred {
  const { id, language } = client
  return { id, language, caseId, leadId: cast.caseworkerId, since: openedOn, underWay }
}

function play(
  world: World,
  cast: Cast,
  told: Told,
  { kind, openedAgo, consentTakenBack = false }: NonNullable<Scene['matter']>,
  played: Played,
): void {
  const openedOn: Day = Math.max(told.openedOn, world.today - openedAgo)
  const id = addMatter(world, {
    kind,
    caseId: told.caseId,
    firm: cast.firm,
    openedOn,
    closedOn: null,
    offered: 'taken',
    addedBy: cast.caseworkerId,
    leadBy: cast.lawyerId,
  })
  addConsent(world, {
    clientId: told.client.id,
    firm: cast.firm,
    recordedBy: cast.caseworkerId,
    language: told.client.language,
    givenOn: openedOn,
    ...(consentTakenBack ? { withdrawnOn: world.today - 4 } : {}),
  })
  if (consentTakenBack) played.withdrawnMatterId = id
  else played.leasedMatterIds.push(id)
}

/** A director raised it, the other one confirmed it. */
function raiseWall({ rows, staff, today }: World, { firm }: Cast, { caseId }: Told): string {
  const [raisedBy = '', confirmedBy = ''] = staff.directors
  const at = instantOn(today - 30, 75)
  rows.add(Wall, {
    id: newId(),
    caseId,
    firmId: firm.id,
    state: 'confirmed',
    reason: 'The firm advises the former employer of the client in another matter.',
    raisedBy,
    confirmedBy,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
  return caseId
}
