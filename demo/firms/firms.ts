import { newId } from '../../models/columns.ts'
import { Firm, type FirmStatus } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Payment } from '../../models/Payment.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'
import { type Account, addUser, Names, type Staff } from './staff.ts'

export interface FirmOfStory {
  id: string
  coordinator: Account
  lawyers: Account[]
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
const cities = ['London', 'Singapore', 'New York', 'Sydney', 'Paris', 'Tokyo', 'Frankfurt', 'Toronto']

/** Twelve firms, and more for a larger caseload: all partners but one prospect and one that lapsed. */
export function addFirms(
  rows: Rows,
  {
    chance,
    staff,
    cases,
    today,
    year,
  }: { chance: Chance; staff: Staff; cases: number; today: Day; year: number },
): FirmOfStory[] {
  const names = new Names(chance)
  const count = Math.min(40, 12 + Math.floor(cases / 1000))
  return Array.from({ length: count }, (_, place) => {
    const status: FirmStatus = place === 10 ? 'prospect' : place === 11 ? 'lapsed' : 'partner'
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
    const years = yearsOf(status, place, year)
    addPartnerships(rows, { chance, firmId: id, years, year, today, manager: staff.manager })
    return {
      id,
      coordinator,
      lawyers,
      years: new Set(years),
      appetite: place === 0 ? 4 : chance.between(1, 3),
    }
  })
}

function firmName(place: number): string {
  const first = firstNames[place % firstNames.length] ?? ''
  const second = secondNames[(place + 3 * Math.floor(place / firstNames.length)) % secondNames.length] ?? ''
  return `${first} ${second}${[' LLP', '', ' & Partners'][place % 3] ?? ''}`
}

/** Two firms came later, one left. */
function yearsOf(status: FirmStatus, place: number, year: number): number[] {
  if (status === 'prospect') return []
  if (status === 'lapsed') return [year - 2, year - 1]
  if (place === 8) return [year - 1, year]
  return place === 9 ? [year] : [year - 2, year - 1, year]
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

interface Agreed {
  chance: Chance
  firmId: string
  years: number[]
  year: number
  today: Day
  manager: string
}

function addPartnerships(rows: Rows, agreed: Agreed): void {
  const { chance, firmId, years, year } = agreed
  const hours = chance.oneOf([300, 400, 600, 800, 1000])
  const money = chance.oneOf([10_000_000, 15_000_000, 25_000_000, 40_000_000])
  for (const one of years) {
    const signed = dayOf(`${one - 1}-12-01`) + chance.between(-20, 20)
    rows.add(Partnership, {
      firmId,
      year: one,
      state: 'signed',
      startsOn: `${one}-01-01`,
      endsOn: `${one}-12-31`,
      signedOn: dateOf(signed),
      pledgedMinutes: (hours + (one - year) * 50) * 60,
      pledgedMinor: money,
      currency: 'HKD',
      createdAt: instantOn(signed, 30),
      updatedAt: instantOn(signed, 30),
    })
    addPayments(rows, agreed, one, money)
  }
}

/** Two instalments a year; the second of this year has not come from everybody. */
function addPayments(
  rows: Rows,
  { chance, firmId, today, manager }: Agreed,
  of: number,
  money: number,
): void {
  for (const month of ['02', '09']) {
    const received = dayOf(`${of}-${month}-01`) + chance.between(0, 50)
    if (received > today || chance.happens(0.06)) continue
    rows.add(Payment, {
      firmId,
      receivedOn: dateOf(received),
      amountMinor: money / 2,
      currency: 'HKD',
      receiptNumber: `DEMO-${of}-${month}-${firmId.slice(-10)}`,
      recordedBy: manager,
      createdAt: instantOn(received, 200),
    })
  }
}
