import type { Context } from '../commands/context.ts'
import { nobody } from '../commands/context.ts'
import { record } from '../commands/record.ts'
import { jurisdictionFor } from '../jurisdictions/load.ts'
import { newId } from '../models/columns.ts'
import { inTransaction } from '../models/database.ts'
import { keyedDigest } from '../models/keyring.ts'
import { Chance } from './chance.ts'
import { type Day, dateOf, dayOf, instantOn, WorkingDays, yearOf } from './days.ts'
import { addFirms } from './firms/firms.ts'
import { type Account, addStaff } from './firms/staff.ts'
import { addProviders } from './psychosocial/providers.ts'
import { addRoster } from './psychosocial/roster.ts'
import { Rows } from './rows.ts'
import { type Played, playScenes } from './scenes.ts'
import { addHousehold } from './story/caseload.ts'
import { Quotas } from './story/ends.ts'
import { addWorkForCentre } from './story/matters.ts'
import { addLockedMonths, addProgrammeHours } from './story/programme.ts'
import type { Cast, World } from './world.ts'

export interface WorldWish {
  cases: number
  /** How many firms; by the size of the caseload unless told. */
  firms?: number
  seed: number
  /** The date on which the story ends, YYYY-MM-DD. */
  today: string
  /** The moment of that day at which it ends; six in the evening in Hong Kong unless told. */
  now?: Date
}

export interface MadeWorld extends Played {
  /** One account per role, without a password: giveDemoPasswords() gives them theirs. */
  accounts: Account[]
  demoCaseworkerId: string
  demoLawyerId: string
  firmId: string
  year: number
}

/** The action under which the audit log remembers a demonstration world. */
export const MADE = 'demo.made'

/**
 * Tells the demonstration world into the open, empty database. The same wish tells the same story; only ids,
 * references and what is encrypted differ. Takes as many transactions as it needs.
 */
export async function makeWorld(wish: WorldWish): Promise<MadeWorld> {
  const world = beginWorld(wish)
  const cast = castOf(world)
  const quotas = new Quotas(wish.cases)
  const scenery = { ...world, chance: world.chance.apart(3) }
  addWorkForCentre(scenery)
  addProgrammeHours({ ...world, chance: world.chance.apart(5) })
  addLockedMonths(world)
  addRoster(world)
  const played = playScenes({ ...world, chance: world.chance.apart(4) }, quotas, cast)
  await tellCaseload(world, quotas)
  await world.rows.flush()
  await inTransaction(() =>
    record(contextOf(world, wish.now), MADE, { type: 'World', id: null }, { outcome: toldOf(wish) }),
  )
  const { coordinator } = cast.firm
  const lawyer = cast.firm.lawyers.filter(({ userId }) => userId === cast.lawyerId)
  return {
    ...played,
    accounts: [...world.staff.accounts, coordinator, ...lawyer],
    demoCaseworkerId: cast.caseworkerId,
    demoLawyerId: cast.lawyerId,
    firmId: cast.firm.id,
    year: world.year,
  }
}

/** How the audit log names a world: enough to know whether it is the one that is wanted. */
export const toldOf = ({ cases, firms, seed, today }: WorldWish) =>
  `cases ${cases} ${firms === undefined ? '' : `firms ${firms} `}seed ${seed} today ${today}`

function beginWorld({ cases, firms: wished, seed, today, now }: WorldWish): World {
  const chance = new Chance(seed)
  const day = dayOf(today)
  const rows = new Rows(now ?? eveningOf(day))
  const year = yearOf(day)
  const since = instantOn(dayOf(`${year - 2}-01-02`), 0)
  const staff = addStaff(rows, chance.apart(1), cases, since)
  const firms = addFirms(rows, { chance: chance.apart(2), staff, cases, firms: wished, today: day, year })
  const days = new WorkingDays(jurisdictionFor('hk-usm').calendar)
  const providers = addProviders(rows, staff, day)
  return { rows, chance, days, today: day, year, staff, firms, providers, worked: new Map() }
}

function castOf({ staff, firms }: World): Cast {
  const [caseworkerId = ''] = staff.caseworkers
  const [firm] = firms
  const lawyerId = firm?.lawyers[0]?.userId
  if (!firm || !lawyerId) throw new Error('The story has no firm')
  return { caseworkerId, firm, lawyerId }
}

/** The rest of the caseload, household by household, each by a chance of its own. */
async function tellCaseload(world: World, quotas: Quotas): Promise<void> {
  for (let number = 100; quotas.left > 0; number++) {
    const chance = world.chance.apart(number)
    const leadId = chance.oneOf(world.staff.caseworkers)
    addHousehold({ ...world, chance }, quotas, quotas.left, { leadId })
    await world.rows.flushWhenFull()
  }
}

const eveningOf = (day: Day) => instantOn(day, 540)

function contextOf({ today }: World, now = eveningOf(today)): Context {
  return {
    actor: nobody,
    requestId: newId(),
    network: keyedDigest('requests', 'command line'),
    now,
    today: dateOf(today),
  }
}
