import { newId } from '../../models/columns.ts'
import { Firm, type FirmStatus } from '../../models/Firm.ts'
import type { Grade } from '../../models/LawyerProfile.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'
import { addPartnerships } from './partnerships.ts'
import { addPeople } from './people.ts'
import { type Account, addUser, Names, type Staff } from './staff.ts'

export interface FirmOfStory {
  id: string
  coordinator: Account
  lawyers: Account[]
  /** What each lawyer is at the firm, by their id. */
  grades: ReadonlyMap<string, Grade>
  /** The years for which it signed. */
  years: ReadonlySet<number>
  /** How much of the work it takes. */
  appetite: number
}

/** Invented: two surnames that were never seen together, as far as anybody knows. */
const firstNames =
  'Ardmore, Castellane, Lindqvist, Tremaine, Marchetti, Hallam, Beaumaris, Kessling, Penhallow, Sutherlin, Okonedo, Verhoeven, Thornquist, Galbraith, Montresor, Ishiguro, Wexcombe, Arkwright, Falkenrath, Dunmorrow'.split(
    ', ',
  )
const secondNames =
  'Whitlock, Brandt, Haverford, Sokolov, Voss, Driscoll Tan, Cray, Norwood, Ito, Vane, Pryce, Umber, Fairweather, Lockhart Sze, Quennell, Rasmussen, Oyelaran, Petrakis, Cheung Blythe, Zellweger'.split(
    ', ',
  )
const partners = ['Eleanor', 'Hugo', 'Mei Ling', 'Ansel', 'Padma', 'Rowan', 'Beatrix']
const cities = ['London', 'Singapore', 'New York', 'Sydney', 'Paris', 'Tokyo', 'Frankfurt', 'Toronto']

/** As many firms as names can be made, no two alike. */
const MOST = firstNames.length * secondNames.length

/**
 * Twelve firms, and more for a larger caseload, unless a number of them is wished for: of every forty, all are partners
 * but one prospect and one that lapsed. Throws a RangeError where more are wished for than there are names.
 */
export function addFirms(
  rows: Rows,
  {
    chance,
    staff,
    cases,
    firms: count = Math.min(40, 12 + Math.floor(cases / 1000)),
    today,
    year,
  }: { chance: Chance; staff: Staff; cases: number; firms?: number | undefined; today: Day; year: number },
): FirmOfStory[] {
  if (count > MOST) throw new RangeError(`There are names for ${MOST} firms`)
  const names = new Names(chance)
  return Array.from({ length: count }, (_, place) => {
    const status = statusOf(place)
    const id = newId()
    const since = instantOn(dayOf(`${year - 2}-01-05`), place)
    const name = firmName(place)
    rows.add(Firm, {
      id,
      name,
      status,
      offices: ['Hong Kong', ...chance.someOf(cities, chance.between(1, 4))],
      createdAt: since,
      updatedAt: since,
    })
    const domain = `${name
      .toLowerCase()
      .replace(/ llp| & partners/g, '')
      .replace(/[^a-z]+/g, '-')}.example`
    const coordinator = addUser(rows, {
      name: names.next(),
      domain,
      role: 'firm_coordinator',
      firmId: id,
      since,
    })
    const people = status === 'prospect' ? 0 : place === 0 ? 5 : chance.between(2, 5)
    const lawyers = Array.from(
      { length: people + (people > 0 ? Math.min(10, Math.floor(cases / 10_000)) : 0) },
      () => addUser(rows, { name: names.next(), domain, role: 'partner_lawyer', firmId: id, since }),
    )
    swear(rows, lawyers, staff, { chance, today, year })
    const { manager } = staff
    const grades = addPeople(rows, chance.apart(900 + place), {
      ...{ firmId: id, status, domain, coordinator, lawyers, manager, year, today },
      partnerInCharge: `${partners[place % partners.length]} ${firstNames[place % firstNames.length]}`,
    })
    const years = yearsOf(status, place, year)
    const appetite = place === 0 ? 4 : chance.between(1, 3)
    const likelyHours = Math.round((10 * cases * appetite) / count)
    addPartnerships(rows, { chance, firmId: id, years, year, today, manager: staff.manager, likelyHours })
    return {
      id,
      coordinator,
      lawyers,
      grades,
      years: new Set(years),
      appetite,
    }
  })
}

/** Which of forty firms a firm is like. */
const likeness = (place: number) => place % 40

function statusOf(place: number): FirmStatus {
  if (likeness(place) === 10) return 'prospect'
  return likeness(place) === 11 ? 'lapsed' : 'partner'
}

function firmName(place: number): string {
  const first = firstNames[place % firstNames.length] ?? ''
  const second = secondNames[(place + 3 * Math.floor(place / firstNames.length)) % secondNames.length] ?? ''
  return `${first} ${second}${[' LLP', '', ' & Partners'][place % 3] ?? ''}`
}

/** Of forty firms, two came later and one left. */
function yearsOf(status: FirmStatus, place: number, year: number): number[] {
  if (status === 'prospect') return []
  if (status === 'lapsed') return [year - 2, year - 1]
  if (likeness(place) === 8) return [year - 1, year]
  return likeness(place) === 9 ? [year] : [year - 2, year - 1, year]
}

function swear(
  rows: Rows,
  lawyers: readonly Account[],
  staff: Staff,
  { chance, today, year }: { chance: Chance; today: Day; year: number },
): void {
  for (const { userId } of lawyers) {
    const signed = Math.min(today, dayOf(`${year - 2}-01-06`) + chance.between(0, 20))
    rows.add(Undertaking, {
      userId,
      signedOn: dateOf(signed),
      recordedBy: staff.manager,
      createdAt: instantOn(signed, 60),
    })
  }
}
