import { Ability as CaslAbility, type RawRuleOf } from '@casl/ability'
import type { Model } from 'sequelize'
import type { Actor } from './actor.ts'
import type { Condition } from './conditions.ts'
import type { Grant } from './grant.ts'
import { matches } from './matches.ts'
import { administrator } from './roles/administrator.ts'
import { caseworker } from './roles/caseworker.ts'
import { dataProtectionOfficer } from './roles/data_protection_officer.ts'
import { director } from './roles/director.ts'
import { firmCoordinator } from './roles/firm_coordinator.ts'
import { partnerLawyer } from './roles/partner_lawyer.ts'
import { partnershipsManager } from './roles/partnerships_manager.ts'
import { psychosocial } from './roles/psychosocial.ts'
import type { Action, Role, SubjectName } from './vocabulary.ts'

type Define = (allow: Grant, actor: Actor, today: string, minute: string) => void

/** Every role on one screen each; there is no inheritance between them. */
const definitions: Record<Role, Define> = {
  caseworker,
  director,
  psychosocial,
  partnerships_manager: partnershipsManager,
  firm_coordinator: firmCoordinator,
  partner_lawyer: partnerLawyer,
  data_protection_officer: dataProtectionOfficer,
  administrator,
}

type Rules = CaslAbility<[Action, SubjectName | Model], Condition>

/** What one actor may do on one day. Walls are not rules: scope.ts and memory.ts subtract them from every answer. */
export class Ability extends CaslAbility<[Action, SubjectName | Model], Condition> {
  readonly actor: Actor
  readonly today: string
  /** What scope.ts worked out for this ability so far. */
  readonly scopes = new Map<string, string>()

  constructor(actor: Actor, today: string, rules: RawRuleOf<Rules>[]) {
    super(rules, {
      conditionsMatcher: condition => row => matches(condition, row as Model),
      fieldMatcher: groups => group => groups.includes(group),
      detectSubjectType: subject =>
        (typeof subject === 'string' ? subject : subject.constructor.name) as SubjectName,
    })
    this.actor = actor
    this.today = today
  }
}

/** `minute` is the moment in UTC as YYYY-MM-DDTHH:MM: offers close to the minute. */
export function abilityFor(actor: Actor, today: string, minute: string): Ability {
  const rules: RawRuleOf<Rules>[] = []
  const allow: Grant = (action, subject, groups = [], condition) => {
    rules.push({
      action,
      subject,
      ...(groups.length > 0 ? { fields: [...groups] } : {}),
      ...(condition ? { conditions: condition } : {}),
    })
  }
  for (const role of actor.roles) definitions[role](allow, actor, today, minute)
  return new Ability(actor, today, rules)
}
