import type { Model } from 'sequelize'

/** The names of the fields that an edit would change. Unknown (undefined) ones are left alone. */
export function changedFields(row: Model, edit: object): string[] {
  return Object.entries(edit)
    .filter(([name, value]) => value !== undefined && JSON.stringify(row.get(name)) !== JSON.stringify(value))
    .map(([name]) => name)
}

/** An edit without the fields that it leaves alone. */
export function given<T extends object>(edit: T): { [F in keyof T]: Exclude<T[F], undefined> } {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as {
    [F in keyof T]: Exclude<T[F], undefined>
  }
}
