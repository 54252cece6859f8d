import type { Model, ModelStatic } from 'sequelize'
import { Temporal } from 'temporal-polyfill'
import { escaped, instantSql } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { dateIn } from '../../runtime/clock.ts'
import type { Dimension } from './dimensions.ts'
import { type Period, periodBefore } from './period.ts'

/** What somebody wants to know of a figure. */
export interface Question {
  ability: Ability
  period: Period
  /** The figure as it was known at this moment, whatever was written down later. */
  asAt: Date
  /** The centre's zone, in which its days begin. */
  zone: string
  by: readonly Dimension[]
}

/** A question as the parts of its statement. Every text here is SQL. */
export interface Asking {
  from: string
  to: string
  /** The first moment of the period, and the first one after it. */
  begins: string
  ends: string
  before: { from: string; to: string }
  asAt: string
  /** The day of that moment. What the tables keep by the day alone is known from the next day on. */
  knownBefore: string
  /** The rows of a model that this reader may count. */
  door(model: ModelStatic<Model>): string
}

/** The parts that the statements of a figure are made of. */
export function asking({ ability, period, asAt, zone }: Question): Asking {
  const before = periodBefore(period)
  return {
    from: escaped(period.from),
    to: escaped(period.to),
    begins: instantSql(midnight(period.from, zone)),
    ends: instantSql(midnight(period.to, zone, 1)),
    before: { from: escaped(before.from), to: escaped(before.to) },
    asAt: instantSql(asAt),
    knownBefore: escaped(dateIn(zone, asAt)),
    door: model => scopeSql(ability, 'count', model),
  }
}

/** The moment at which a day begins in a zone, or the one so many days later. */
export function midnight(day: string, zone: string, later = 0): Date {
  const begins = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone)
  return new Date(begins.epochMilliseconds)
}
