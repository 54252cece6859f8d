import type { Model, ModelStatic } from 'sequelize'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Firm } from '../../models/Firm.ts'
import { Intake } from '../../models/Intake.ts'
import { Matter } from '../../models/Matter.ts'
import { Referral } from '../../models/Referral.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Training } from '../../models/Training.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { SubjectName } from '../../policies/vocabulary.ts'

/** Where a dimension comes from: whoever asks for it must read that field group on all that is counted. */
interface Source {
  model: ModelStatic<Model>
  group: string
  /** What its values are, in whole sentences. */
  definition: string
  /** No history of it is kept: a figure of an earlier moment is divided by what is known today. */
  asItStands?: true
}

const ofPerson = (group: 'identity' | 'vulnerability', definition: string): Source => ({
  model: Client,
  group,
  definition: `${definition} As the file says it now.`,
  asItStands: true,
})

/** What a figure can be divided by. */
export const dimensions = {
  age: ofPerson(
    'identity',
    'The age on the last day of the period, in the bands 0-4, 5-11, 12-17, 18-59 and 60+; where only the year or the month of birth is known, from the first day of it.',
  ),
  gender: ofPerson(
    'identity',
    'Female, male, other (in the person’s own words), or undisclosed (preferred not to say).',
  ),
  region: ofPerson(
    'identity',
    'The region of the nationality, by the codes of the United Nations’ M49 standard; "several" where nationalities lie in more than one, "unlisted" for a country that is not in the table.',
  ),
  language: ofPerson('identity', 'The language for letters, or else the first one that the person speaks.'),
  disability: ofPerson('vulnerability', 'Whether the recorded specific needs name a disability (codes DS).'),
  stage: {
    model: Case,
    group: 'outline',
    definition:
      'Where the case stood on its main track at the end of the period, by the last step that was known.',
  },
  phase: {
    model: Case,
    group: 'outline',
    definition: 'The part of the process to which that stage belongs.',
  },
  ground: {
    model: Case,
    group: 'claim',
    definition: 'The legal grounds of the claim, as the case says them now; a case may have several.',
    asItStands: true,
  },
  kind: { model: Matter, group: 'outline', definition: 'The kind of work.' },
  firm: { model: Firm, group: 'outline', definition: 'The firm, by its id.' },
  activity: {
    model: TimeEntry,
    group: 'all',
    definition: 'What was done in the time, as the entry says it now.',
    asItStands: true,
  },
  grade: { model: TimeEntry, group: 'all', definition: 'What the lawyer was when the time was recorded.' },
  service: { model: Referral, group: 'outline', definition: 'The service to which the client was referred.' },
  urgency: {
    model: Referral,
    group: 'outline',
    definition: 'How urgent the referral was when it was sent.',
  },
  asker: { model: Intake, group: 'outline', definition: 'Who asked: the person, a relative, or an agency.' },
  topic: { model: Training, group: 'all', definition: 'What was taught.' },
  gift: { model: Firm, group: 'agreement', definition: 'What was given.' },
  currency: { model: Firm, group: 'outline', definition: 'The currency; amounts of two are never added.' },
} as const satisfies Record<string, Source>

export type Dimension = keyof typeof dimensions

/** The dimensions of a figure by which an earlier moment is divided as things stand now. */
export const standingNow = ({ dimensions: all, asItStands = [] }: Divisible): Dimension[] =>
  all.filter(one => asItStands.includes(one) || (dimensions[one] as Source).asItStands === true)

interface Divisible {
  dimensions: readonly Dimension[]
  asItStands?: readonly Dimension[]
}

/** The dimensions that lie encrypted in the file of a person. */
export const ofPeople = ['age', 'gender', 'region', 'language', 'disability'] as const
export type PersonDimension = (typeof ofPeople)[number]

export const isOfPeople = (dimension: Dimension): dimension is PersonDimension =>
  (ofPeople as readonly Dimension[]).includes(dimension)

/** Refuses (403) a dimension that comes from fields which the reader may not read on all rows that they may count. */
export function refuseUnreadable(ability: Ability, by: readonly Dimension[]): void {
  const refused = by.find(dimension => !readsAll(ability, dimensions[dimension]))
  if (refused) throw new Problem('forbidden', `You may not read what this would be divided by (${refused})`)
}

function readsAll(ability: Ability, { model, group }: Source): boolean {
  if (ability.rulesFor('read', model.name as SubjectName, group).length === 0) return false
  return scopeSql(ability, 'read', model, group) === scopeSql(ability, 'count', model)
}
