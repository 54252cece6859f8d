import type { Sequelize } from 'sequelize'

/**
 * Migrations are plain SQL that both databases read; the few words that differ stand in braces.
 * MySQL ignores REFERENCES behind a column, so foreign keys are written as table constraints.
 */
const words = {
  mysql: {
    id: 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin',
    hash: 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin',
    bytes: 'VARBINARY(254)',
    blob: 'MEDIUMBLOB',
    instant: 'DATETIME(3)',
    long: 'MEDIUMTEXT',
    flag: 'TINYINT(1)',
    end: 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci',
  },
  sqlite: {
    id: 'CHAR(36)',
    hash: 'CHAR(64)',
    bytes: 'VARCHAR(254)',
    blob: 'BLOB',
    instant: 'DATETIME(3)',
    long: 'MEDIUMTEXT',
    flag: 'TINYINT(1)',
    end: '',
  },
} as const

type Word = keyof (typeof words)['mysql']

export async function run(sequelize: Sequelize, statements: string[]): Promise<void> {
  const dialect = sequelize.getDialect() === 'sqlite' ? words.sqlite : words.mysql
  for (const statement of statements) {
    await sequelize.query(statement.replace(/\{(\w+)\}/g, (_, word: Word) => dialect[word]))
  }
}

/** A migration that makes tables (in the order given) and takes them away (in the opposite order). */
export function tables(made: Record<string, string[]>) {
  return {
    up: (sequelize: Sequelize) => run(sequelize, Object.values(made).flat()),
    down: (sequelize: Sequelize) =>
      run(
        sequelize,
        Object.keys(made)
          .reverse()
          .map(name => `DROP TABLE ${name}`),
      ),
  }
}

/** Adds a column that names a row of another table, or none. Each database has its own words for that. */
export async function addReference(
  sequelize: Sequelize,
  table: string,
  column: string,
  to: string,
): Promise<void> {
  const add = `ALTER TABLE ${table} ADD COLUMN ${column} {id} NULL`
  if (sequelize.getDialect() === 'sqlite') return run(sequelize, [`${add} REFERENCES ${to} (id)`])
  const key = `CONSTRAINT ${table}_${column} FOREIGN KEY (${column}) REFERENCES ${to} (id)`
  await run(sequelize, [`${add}, ADD ${key}`])
}

/** Takes away a column that addReference() made. */
export async function dropReference(sequelize: Sequelize, table: string, column: string): Promise<void> {
  const isSqlite = sequelize.getDialect() === 'sqlite'
  const key = isSqlite ? '' : `DROP FOREIGN KEY ${table}_${column}, `
  await run(sequelize, [`ALTER TABLE ${table} ${key}DROP COLUMN ${column}`])
}
