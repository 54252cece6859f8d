import { expect } from 'chai'
import { type Model, type ModelStatic, Op } from 'sequelize'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { ClosureDay } from '../../models/ClosureDay.ts'
import { Consent } from '../../models/Consent.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import { type Ability, abilityFor } from '../../policies/ability.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { mayOn } from '../../policies/memory.ts'
import { accessible } from '../../policies/scope.ts'
import { type Action, type Role, roles, type SubjectName } from '../../policies/vocabulary.ts'
import { build } from '../support/build.ts'
import { loaded, namedIn } from '../support/loaded.ts'

/**
 * The table of powers, as the centre explains it. C: the cases assigned to me. F: my own firm. T: on the matter's team
 * under a live lease. O: offered to my firm and not yet answered. Each cell is asked in SQL and in memory.
 */
const table = `
                                    caseworker director psychosocial manager coordinator lawyer officer administrator
Client read outline                 all        all      -            -       -           T      -       -
Client read identity                C          all      -            -       -           T      -       -
Client read contact                 C          all      -            -       -           -      -       -
Client read vulnerability           C          all      -            -       -           -      -       -
Client update                       C          all      -            -       -           -      -       -
Case read outline                   all        all      -            all     -           T      -       -
Case read claim                     C          all      -            -       -           T      -       -
Case read story                     C          all      -            -       -           -      -       -
Case read dates                     C          all      -            -       -           T      -       -
Case update                         C          all      -            -       -           -      -       -
Case record-step                    C          all      -            -       -           -      -       -
Case extend-deadline                C          all      -            -       -           -      -       -
Case write-note                     C          all      -            -       -           -      -       -
Case ask-closure                    C          all      -            -       -           -      -       -
Case approve-closure                -          all      -            -       -           -      -       -
Case assign                         -          all      -            -       -           -      -       -
Case raise-wall                     -          all      -            -       -           -      -       -
Matter read outline                 all        all      -            all     F           T      -       -
Matter read slip                    C          all      -            -       O           -      -       -
Matter read work                    C          all      -            -       -           T      -       -
Matter update                       C          all      -            -       -           -      -       -
Matter offer                        C          all      -            all     -           -      -       -
Matter answer-conflict-check        -          -        -            -       O           -      -       -
Matter put-on-team                  -          all      -            -       F           -      -       -
Matter record-hours                 C          all      -            -       F           T      -       -
Matter record-hours-of-others       C          all      -            -       F           -      -       -
Matter close                        C          all      -            -       -           -      -       -
TimeEntry read all                  C          all      -            all     F           T      -       -
TimeEntry verify-hours              -          -        -            all     F           -      -       -
Firm read outline                   all        all      -            all     F           F      -       -
Firm read agreement                 -          all      -            all     F           -      -       -
Firm update                         -          all      -            all     -           -      -       -
Firm record-undertaking             -          all      -            all     -           -      -       -
Firm agree-partnership              -          all      -            all     -           -      -       -
Firm record-payment                 -          all      -            all     -           -      -       -
Firm read-report                    -          all      -            all     F           -      -       -
Consent read outline                C          all      -            -       -           -      all     -
Consent read terms                  C          all      -            -       -           -      -       -
Consent withdraw                    C          all      -            -       -           -      -       -
AuditEntry read all                 -          -        -            -       -           -      all     -
User lift-suspension                -          -        -            -       -           -      -       all
User update                         -          -        -            -       F           -      -       all
`

const columns: Record<string, Role> = {
  caseworker: 'caseworker',
  director: 'director',
  psychosocial: 'psychosocial',
  manager: 'partnerships_manager',
  coordinator: 'firm_coordinator',
  lawyer: 'partner_lawyer',
  officer: 'data_protection_officer',
  administrator: 'administrator',
}

const models: Record<SubjectName, ModelStatic<Model>> = {
  Client,
  Case,
  Matter,
  Consent,
  Firm,
  TimeEntry,
  User,
  AuditEntry,
  ClosureDay,
}

interface Row {
  id: string
  /** The scopes in which the row lies. */
  within: string[]
}

interface World {
  abilities: Map<Role, Ability>
  rows: Record<SubjectName, Row[]>
}

/** One leased matter of the first firm on the first case; one offered to it, on the second case; one of another firm. */
async function makeWorld(): Promise<World> {
  const ours = await build.lease()
  const theirs = await build.lease()
  const offered = await build.matter({ caseId: theirs.legalCase.id, firmId: ours.firm.id })
  const hours = (on: Matter, lawyer: User) =>
    TimeEntry.create({
      matterId: on.id,
      firmId: on.firmId ?? '',
      userId: lawyer.id,
      workedOn: '2026-03-02',
      minutes: 60,
      activity: 'research',
      recordedBy: lawyer.id,
    })
  const [ourHours, theirHours] = [
    await hours(ours.matter, ours.lawyer),
    await hours(theirs.matter, theirs.lawyer),
  ]
  const abilities = new Map<Role, Ability>()
  for (const role of roles) abilities.set(role, abilityOf(role, await personIn(role, ours)))
  return {
    abilities,
    rows: {
      Client: [
        { id: ours.client.id, within: ['C', 'T'] },
        { id: theirs.client.id, within: [] },
      ],
      Case: [
        { id: ours.legalCase.id, within: ['C', 'T'] },
        { id: theirs.legalCase.id, within: [] },
      ],
      Matter: [
        { id: ours.matter.id, within: ['C', 'F', 'T'] },
        { id: offered.id, within: ['F', 'O'] },
        { id: theirs.matter.id, within: [] },
      ],
      TimeEntry: [
        { id: ourHours.id, within: ['C', 'F', 'T'] },
        { id: theirHours.id, within: [] },
      ],
      Firm: [
        { id: ours.firm.id, within: ['F'] },
        { id: theirs.firm.id, within: [] },
      ],
      Consent: [
        { id: ours.consent.id, within: ['C'] },
        { id: theirs.consent.id, within: [] },
      ],
      User: [
        { id: ours.lawyer.id, within: ['F'] },
        { id: theirs.lawyer.id, within: [] },
      ],
      AuditEntry: [],
      ClosureDay: [],
    },
  }
}

async function personIn(role: Role, ours: Awaited<ReturnType<typeof build.lease>>): Promise<User> {
  if (role === 'caseworker') return ours.lead
  if (role === 'partner_lawyer') return ours.lawyer
  if (role === 'firm_coordinator') return build.coordinator(ours.firm)
  return build.user([role])
}

function abilityOf(role: Role, user: User): Ability {
  const actor = { id: user.id, roles: [role], firmId: user.firmId ?? NO_FIRM, scopes: 'every' } as const
  return abilityFor(actor, '2026-03-18')
}

interface Line {
  subject: SubjectName
  action: Action
  group: string | undefined
  cells: [Role, string][]
}

const [, head = '', ...body] = table.split('\n')
const lines: Line[] = body.filter(Boolean).map(text => {
  const names = head.trim().split(/\s+/)
  const [subject, action, group] = text.slice(0, 36).trim().split(/\s+/)
  const cells = text.slice(36).trim().split(/\s+/)
  return {
    subject: subject as SubjectName,
    action: action as Action,
    group,
    cells: names.map((name, at) => [columns[name] as Role, cells[at] ?? '?']),
  }
})

describe('the permission table', () => {
  for (const { subject, action, group, cells } of lines) {
    it(`${subject}: ${action} ${group ?? ''}`, async () => {
      const { abilities, rows } = await makeWorld()
      for (const [role, scope] of cells) {
        const ability = abilities.get(role) as Ability
        const model = models[subject]
        for (const { id, within } of rows[subject]) {
          const expected = scope === 'all' || within.includes(scope)
          const cell = `${role} ${action} ${group ?? ''} on a row within [${within}]`
          const where = { [Op.and]: [{ id }, accessible(ability, action, model, group)] }
          expect((await model.count({ where })) === 1, `${cell}, in SQL`).to.equal(expected)
          const row = await loaded(model, id, namedIn(ability, subject))
          expect(mayOn(ability, action, row, group), `${cell}, in memory`).to.equal(expected)
        }
        if (rows[subject].length === 0) {
          expect(ability.rulesFor(action, subject, group).length > 0, `${role} ${action}`).to.equal(
            scope === 'all',
          )
        }
      }
    })
  }

  it('names every action and every field group that a role is granted', () => {
    const told = new Set(
      lines.map(({ subject, action, group }) => `${subject} ${action} ${group ?? ''}`.trim()),
    )
    for (const role of roles) {
      const actor = { id: 'x', roles: [role], firmId: 'y', scopes: 'every' } as const
      for (const rule of abilityFor(actor, '2026-03-18').rules) {
        for (const action of [rule.action].flat()) {
          if (action === 'create' || rule.subject === 'User') continue
          const groups = action === 'read' ? [rule.fields ?? []].flat() : ['']
          for (const group of groups)
            expect([...told], `${role}`).to.include(`${rule.subject} ${action} ${group}`.trim())
        }
      }
    }
  })
})
