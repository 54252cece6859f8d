import { Problem } from '../../../errors.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { lastDay } from './lastDay.ts'

/**
 * Ends the confidentiality undertaking of a person of a firm, and with it their access to matters: from now on, or
 * after a last day. Throws 409 when none is in force.
 */
export async function endUndertaking(
  context: Context,
  person: User,
  asked: { endsOn?: string | undefined },
): Promise<void> {
  const signed = await Undertaking.findAll({ where: { userId: person.id }, lock: true })
  const current = signed.filter(({ endsOn }) => endsOn >= context.today)
  const longest = current.reduce<Undertaking | null>(later, null)
  if (!longest) throw new Problem('illegal-state', 'No undertaking of this person is in force')
  const last = lastDay(context, { startsOn: longest.signedOn, endsOn: longest.endsOn }, asked)
  for (const one of current) if (one.endsOn > last) await one.update({ endsOn: last })
  await record(context, 'undertaking.ended', person, { records: current.map(({ id }) => id) })
}

const later = (one: Undertaking | null, other: Undertaking) =>
  one && one.endsOn > other.endsOn ? one : other
