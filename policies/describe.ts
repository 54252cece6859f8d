import type { Model, ModelStatic } from 'sequelize'
import { abilityFor } from './ability.ts'
import { scopeSql } from './scope.ts'
import { fieldGroups, type Role, roles, type SubjectName, waysToCase } from './vocabulary.ts'

/** Stand-ins that read well in SQL. */
const ME = 'me'
const MY_FIRM = 'my-firm'
const TODAY = 'today'
const NOW = 'now'

type Models = Record<string, ModelStatic<Model>>

/** The rules as a document that a lawyer can read: what each role may do to which records, and the SQL that says so. */
export function describePermissions(models: Models): string {
  return [
    '# Who may do what',
    '',
    'Generated from `policies/roles/` by `npm run permissions`; the build fails when it is stale. Every list, count,',
    'search, report and single record is read through the conditions below. A wall beats every grant: where a subject',
    'leads to a case, a standing wall that names the person or their firm takes the rows of that case away, whatever',
    'the role. In the SQL, `me` is the person, `my-firm` their firm, `today` the date in the centre’s zone and `now` the minute in UTC.',
    '',
    ...fieldGroupTable(),
    ...roles.flatMap(role => describeRole(role, models)),
    ...describeWalls(models),
  ].join('\n')
}

function fieldGroupTable(): string[] {
  const rows = Object.entries(fieldGroups).flatMap(([subject, groups]) =>
    Object.entries<readonly string[]>(groups).map(
      ([group, fields]) => `| ${subject} | ${group} | ${fields.join(', ')} |`,
    ),
  )
  return ['## Field groups', '', '| subject | group | fields |', '|---|---|---|', ...rows, '']
}

function describeRole(role: Role, models: Models): string[] {
  const ability = abilityFor({ id: ME, roles: [role], firmId: MY_FIRM, scopes: 'every' }, TODAY, NOW)
  const rows = ability.rules.map(rule => {
    const subject = rule.subject as SubjectName
    const fields = rule.fields ? [rule.fields].flat().join(', ') : ''
    return `| ${subject} | ${[rule.action].flat().join(', ')} | ${fields} | ${rule.conditions ? 'where the condition holds' : 'every one'} |`
  })
  if (rows.length === 0) return [`## ${role}`, '', 'Nothing yet: no subject of this role exists so far.', '']
  const subjects = [
    ...new Set(ability.rules.filter(rule => rule.conditions).map(rule => rule.subject as SubjectName)),
  ]
  const sql = subjects.flatMap(subject => {
    const model = models[subject]
    return model ? conditionsOf(role, subject, model) : []
  })
  return [
    `## ${role}`,
    '',
    '| subject | may | field groups | which rows |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...sql,
  ]
}

function conditionsOf(role: Role, subject: SubjectName, model: ModelStatic<Model>): string[] {
  const ability = abilityFor({ id: ME, roles: [role], firmId: MY_FIRM, scopes: 'every' }, TODAY, NOW)
  const asked = new Map<string, string[]>()
  const note = (words: string, sql: string) => asked.set(sql, [...(asked.get(sql) ?? []), words])
  for (const rule of ability.rules.filter(one => one.subject === subject && one.conditions)) {
    for (const action of [rule.action].flat()) {
      if (action !== 'read') note(action, scopeSql(ability, action, model))
      else
        for (const group of [rule.fields ?? []].flat())
          note(`read ${group}`, scopeSql(ability, 'read', model, group))
    }
  }
  return [...asked].flatMap(([sql, words]) => [
    `${subject}: ${[...new Set(words)].join(', ')}`,
    '',
    '```sql',
    sql,
    '```',
    '',
  ])
}

function describeWalls(models: Models): string[] {
  const nobody = abilityFor({ id: ME, roles: ['director'], firmId: MY_FIRM, scopes: 'every' }, TODAY, NOW)
  const subjects = (Object.keys(waysToCase) as SubjectName[]).filter(
    subject => waysToCase[subject].length > 0,
  )
  const lines = subjects.flatMap(subject => {
    const model = models[subject]
    const rules = nobody.rulesFor('read', subject)
    return model && rules.length > 0
      ? [`${subject}`, '', '```sql', scopeSql(nobody, 'read', model), '```', '']
      : []
  })
  return [
    '## Walls',
    '',
    'What is left of "every one" when walls are taken away (as a director asks):',
    '',
    ...lines,
  ]
}
