import { type Model, type ModelStatic, Transaction } from 'sequelize'

/**
 * Keeps rows as they are until this transaction ends: others may read and hold them too, and whoever would change one
 * waits. For a check on rows that another command changes under their lock; what was read of them before is read again.
 */
export async function hold(model: ModelStatic<Model>, id: string | readonly string[]): Promise<void> {
  const ids = typeof id === 'string' ? id : [...id]
  const lock = Transaction.LOCK.SHARE
  await model.findAll({ attributes: ['id'], where: { id: ids }, order: ['id'], lock })
}
