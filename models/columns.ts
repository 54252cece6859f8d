import { DataTypes, type Model, type ModelAttributeColumnOptions } from 'sequelize'
import { v7 as uuid } from 'uuid'
import { decrypt, encrypt, KeyDestroyed, type KeyPurpose } from './keyring.ts'

/**
 * The kinds of column that the models are made of. Sequelize hands a custom getter the attribute's name, and a custom
 * setter the value and the name.
 */
type Column = ModelAttributeColumnOptions

/** Ids sort by the time they were made. */
export const newId = (): string => uuid()

export const id = (): Column => ({ type: DataTypes.UUID, primaryKey: true, defaultValue: newId })
export const ref = (): Column => ({ type: DataTypes.UUID, allowNull: false })
export const optionalRef = (): Column => ({ type: DataTypes.UUID, allowNull: true })
export const text = (length: number): Column => ({ type: DataTypes.STRING(length), allowNull: false })
export const optionalText = (length: number): Column => ({ type: DataTypes.STRING(length), allowNull: true })
/** A text that is compared byte by byte (VARBINARY on MySQL, whose collations make strangers equal). */
export const canonical = (): Column => ({
  type: DataTypes.STRING(254),
  allowNull: false,
  get(this: Model, name = '') {
    const stored: unknown = this.getDataValue(name)
    return Buffer.isBuffer(stored) ? stored.toString('utf8') : stored
  },
})
/** Bytes as they are, at most 16 MiB. libsql hands them out as an ArrayBuffer. */
export const binary = (): Column => ({
  type: DataTypes.BLOB('medium'),
  allowNull: false,
  get(this: Model, name = '') {
    const stored: unknown = this.getDataValue(name)
    return stored instanceof ArrayBuffer ? Buffer.from(stored) : stored
  },
})
export const longText = (): Column => ({ type: DataTypes.TEXT('medium'), allowNull: false })
export const whole = (fallback?: number): Column => ({
  type: DataTypes.INTEGER,
  allowNull: false,
  ...(fallback === undefined ? {} : { defaultValue: fallback }),
})
export const optionalWhole = (): Column => ({ type: DataTypes.INTEGER, allowNull: true })
export const flag = (): Column => ({ type: DataTypes.BOOLEAN, allowNull: false })
/** A date without a time, in the jurisdiction's zone, as YYYY-MM-DD. */
export const day = (fallback?: string): Column => ({
  type: DataTypes.DATEONLY,
  allowNull: false,
  ...(fallback === undefined ? {} : { defaultValue: fallback }),
})
export const optionalDay = (): Column => ({ type: DataTypes.DATEONLY, allowNull: true })
/** A moment in UTC, with milliseconds. */
export const instant = (): Column => ({ type: DataTypes.DATE(3), allowNull: false })
export const optionalInstant = (): Column => ({ type: DataTypes.DATE(3), allowNull: true })

export const oneOf = <T extends string>(values: readonly T[], fallback?: T): Column => ({
  type: DataTypes.STRING(24),
  allowNull: false,
  validate: { isIn: [[...values]] },
  ...(fallback === undefined ? {} : { defaultValue: fallback }),
})

/** "Until further notice" as a date, so that rules can compare and never meet a null. */
export const OPEN_END = '9999-12-31'

/** A JSON value kept as text on both databases. */
export const json = (): Column => ({
  type: DataTypes.TEXT('medium'),
  allowNull: true,
  get(this: Model, name = '') {
    const stored: unknown = this.getDataValue(name)
    return typeof stored === 'string' ? JSON.parse(stored) : null
  },
  set(this: Model, value: unknown, name = '') {
    this.setDataValue(name, value === null ? null : JSON.stringify(value))
  },
})

/**
 * A value that the application encrypts: any JSON value, bound to its table, column and row, so that it opens nowhere
 * else. Null stays null. The row's id must be known when the value is set. Where its key was destroyed, `gone` is read in
 * its place, so that the rest of the row stays readable.
 */
export const encrypted = (purpose: KeyPurpose, gone: unknown = DESTROYED): Column => ({
  type: DataTypes.TEXT('medium'),
  allowNull: true,
  comment: `encrypted ${purpose}`,
  get(this: Model, name = '') {
    const stored: unknown = this.getDataValue(name)
    return typeof stored === 'string' ? opened(purpose, placeOf(this, name), stored, gone) : null
  },
  set(this: Model, value: unknown, name = '') {
    const sealed =
      value === null || value === undefined
        ? null
        : encrypt(purpose, placeOf(this, name), JSON.stringify(value))
    this.setDataValue(name, sealed)
  },
})

/** What is read in place of a text whose key was destroyed. */
export const DESTROYED = '⟦destroyed⟧'

function opened(purpose: KeyPurpose, boundTo: string, stored: string, gone: unknown): unknown {
  try {
    return JSON.parse(decrypt(purpose, boundTo, stored))
  } catch (error) {
    if (error instanceof KeyDestroyed) return gone
    throw error
  }
}

/** Where an encrypted value belongs: table, column, row. */
export function place(table: string, column: string, rowId: string): string {
  return `${table} ${column} ${rowId}`
}

function placeOf(row: Model, attribute: string): string {
  const rowId: unknown = row.getDataValue('id')
  if (typeof rowId !== 'string') throw new Error('An encrypted value needs the id of its row first')
  const model = row.constructor as typeof Model
  return place(String(model.getTableName()), attribute, rowId)
}

/** Opens an encrypted value of a row that was read without its model; `gone` where its key was destroyed. */
export function openValue<T>(
  purpose: KeyPurpose,
  where: { table: string; column: string; id: string },
  stored: unknown,
  gone: unknown = DESTROYED,
): T | null {
  if (typeof stored !== 'string') return null
  return opened(purpose, place(where.table, where.column, where.id), stored, gone) as T | null
}

/** How rows of a table live: edited under a version, written once, or with times of their own. */
export const kept = { timestamps: true, version: true } as const
export const written = { timestamps: true, updatedAt: false } as const
export const bare = { timestamps: false } as const
