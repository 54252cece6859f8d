import { type Model, type ModelStatic, Op, type Order, type WhereOptions } from 'sequelize'

/** Where the page before ended: the sort value and the id of its last row. */
interface After {
  value: string
  id: string
}

/** A page of rows that belong to a parent, ordered by one column and the id. Asks for one row more than the limit. */
export async function pageOfChildren<M extends Model>(
  model: ModelStatic<M>,
  parent: Record<string, unknown>,
  { column, limit, after }: { column: string; limit: number; after?: After | undefined },
): Promise<M[]> {
  const beyond: WhereOptions = after
    ? {
        [Op.or]: [
          { [column]: { [Op.gt]: after.value } },
          { [column]: after.value, id: { [Op.gt]: after.id } },
        ],
      }
    : {}
  const order: Order = [
    [column, 'ASC'],
    ['id', 'ASC'],
  ]
  return model.findAll({ where: { [Op.and]: [parent, beyond] } as WhereOptions, order, limit: limit + 1 })
}
