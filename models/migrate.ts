import { readdirSync } from 'node:fs'
import { SequelizeStorage, Umzug } from 'umzug'
import { database } from './database.ts'

const folder = new URL('../migrations/', import.meta.url)

/** The migrations, in the order of their names. Each runs once; the table schema_migrations remembers. */
export function migrations() {
  const files = readdirSync(folder)
    .filter(name => /^\d{8}T\d{4}-.*\.ts$/.test(name))
    .sort()
  return new Umzug({
    migrations: files.map(file => ({
      name: file.replace(/\.ts$/, ''),
      up: async () => (await load(file)).up(database()),
      down: async () => (await load(file)).down(database()),
    })),
    storage: new SequelizeStorage({ sequelize: database(), tableName: 'schema_migrations' }),
    logger: undefined,
  })
}

type Migration = Record<'up' | 'down', (sequelize: ReturnType<typeof database>) => Promise<void>>

async function load(file: string): Promise<Migration> {
  return (await import(new URL(file, folder).href)) as Migration
}
