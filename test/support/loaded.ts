import type { Includeable, Model, ModelStatic } from 'sequelize'
import type { Ability } from '../../policies/ability.ts'
import { along, type Condition, wallsAgainst } from '../../policies/conditions.ts'
import { type SubjectName, waysToCase } from '../../policies/vocabulary.ts'

interface Tree {
  [association: string]: Tree
}

function gather(condition: Condition, tree: Tree): Tree {
  for (const [name, test] of Object.entries(condition)) {
    if (typeof test !== 'object') continue
    if ('$elemMatch' in test) tree[name] = gather(test.$elemMatch, tree[name] ?? {})
    if ('$none' in test) tree[name] = gather(test.$none, tree[name] ?? {})
  }
  return tree
}

const includes = (tree: Tree): Includeable[] =>
  Object.entries(tree).map(([association, below]) => ({
    association,
    include: includes(below),
    separate: false,
  }))

/** Every association that the rules of an ability and its walls name, starting from a subject. */
export function namedIn(ability: Ability, subject: SubjectName, more: Condition[] = []): Includeable[] {
  const tree: Tree = {}
  for (const rule of ability.rules) {
    if (rule.subject === subject && rule.conditions) gather(rule.conditions, tree)
  }
  for (const condition of more) gather(condition, tree)
  for (const way of waysToCase[subject])
    for (const wall of wallsAgainst(ability.actor)) gather(along([...way, 'walls'], wall), tree)
  return includes(tree)
}

/** A row with everything that the rules name, for the in-memory verdict. */
export async function loaded<M extends Model>(
  model: ModelStatic<M>,
  id: string,
  include: Includeable[],
): Promise<M> {
  return model.findByPk(id, { include, rejectOnEmpty: true })
}
