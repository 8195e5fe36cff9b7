import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import { fifth } from './fifth'
import { first } from './first'
import { fourth } from './fourth'
import { second } from './second'
import { seventh } from './seventh'
import { third } from './third'

/** Made by a newer version of Assay than this one, or not a hub's data at all. */
export class UnusableDataError extends Error {
  override name = 'UnusableDataError'
}

/** In the order in which they run; forward only. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '0001-first': first,
  '0002-renditions-and-rings': second,
  '0003-travelling-drafts': third,
  '0004-leases': fourth,
  '0005-handed-drafts': fifth,
  '0007-handed-over-and-purged': seventh,
}

/** How many migrations this build knows; the data folder's marker names it, so that an older build can tell without opening it. */
export const SCHEMA_VERSION = Object.keys(MIGRATIONS).length

const provider: MigrationProvider = {
  async getMigrations() {
    const toMigration = (statements: readonly string[]): Migration => ({
      async up(db) {
        for (const statement of statements) await sql.raw(statement).execute(db)
      },
    })
    return Object.fromEntries(Object.entries(MIGRATIONS).map(([name, statements]) => [name, toMigration(statements)]))
  },
}

/**
 * Brings the schema up to date, under Kysely's migration lock, so that several hubs on one database can start together.
 * @throws UnusableDataError where the database has migrations that this build doesn't know
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider })
  await refuseUnknown(db)
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function refuseUnknown<Tables>(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) {
    if (tables.length === 0) return
    throw new UnusableDataError('The database holds tables of something else. Give the hub a database of its own.')
  }
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const unknown = applied.rows.map((row) => row.name).filter((name) => !(name in MIGRATIONS))
  if (unknown.length > 0) {
    throw new UnusableDataError(
      `The database was made by a newer version of Assay (it knows "${unknown.join('", "')}"). Update Assay.`,
    )
  }
}
