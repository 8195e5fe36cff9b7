import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import type { Secrets } from '../secrets'
import { eighth } from './eighth'
import { eightieth } from './eightieth'
import { fifth } from './fifth'
import { fiftieth } from './fiftieth'
import { first } from './first'
import { fortieth } from './fortieth'
import { fourth } from './fourth'
import { ninetieth } from './ninetieth'
import { hundredFiftieth } from './hundred-fiftieth'
import { hundredFortieth } from './hundred-fortieth'
import { hundredFortyFirst } from './hundred-forty-first'
import { hundredTenth } from './hundred-tenth'
import { hundredTwentieth } from './hundred-twentieth'
import { hundredThirtieth } from './hundred-thirtieth'
import { hundredThirtySecond } from './hundred-thirty-second'
import { hundredThirtyFirst } from './hundred-thirty-first'
import { hundredThirtyThird } from './hundred-thirty-third'
import { hundredth } from './hundredth'
import { second } from './second'
import { seventieth } from './seventieth'
import { seventh } from './seventh'
import { sixth } from './sixth'
import { sixtieth } from './sixtieth'
import { tenth } from './tenth'
import { third } from './third'
import { REWRITTEN_BY_THIRTIETH, thirtieth } from './thirtieth'
import { twentieth } from './twentieth'

/** Made by a newer version of Assay than this one, or not a hub's data at all. */
export class UnusableDataError extends Error {
  override name = 'UnusableDataError'
}

/** A statement, or what statements can't do: to seal. */
type Step = string | ((db: Kysely<unknown>, secrets: Secrets) => Promise<void>)

const SEALING = '0030-sealed-under-the-candidates-key'

/** In the order in which they run; forward only. Their numbers may leave gaps, but nothing may come before what was released. */
const MIGRATIONS: Readonly<Record<string, readonly Step[]>> = {
  '0001-first': first,
  '0002-renditions-and-rings': second,
  '0003-travelling-drafts': third,
  '0004-leases': fourth,
  '0005-handed-drafts': fifth,
  '0006-sign-in': sixth,
  '0007-handed-over-and-purged': seventh,
  '0008-revocation': eighth,
  '0010-judging-together': tenth,
  '0020-pathways-and-endorsements': twentieth,
  [SEALING]: thirtieth,
  '0040-decisions-before-release': fortieth,
  '0050-competence-and-qualification': fiftieth,
  '0060-public-addresses': sixtieth,
  '0070-calibration-rounds': seventieth,
  '0080-second-looks-of-leads': eightieth,
  '0090-threads': ninetieth,
  '0100-seeds': hundredth,
  '0110-panels-over-time': hundredTenth,
  '0120-reports': hundredTwentieth,
  '0130-stages': hundredThirtieth,
  '0131-working-days': hundredThirtyFirst,
  '0132-days': hundredThirtySecond,
  '0133-days-with-ages': hundredThirtyThird,
  '0140-promises-and-pauses': hundredFortieth,
  '0141-messages-and-absences': hundredFortyFirst,
  '0150-alerts': hundredFiftieth,
}

/** How many migrations this build knows; the data folder's marker names it, so that an older build can tell without opening it. */
export const SCHEMA_VERSION = Object.keys(MIGRATIONS).length

function providerWith(secrets: Secrets): MigrationProvider {
  const toMigration = (steps: readonly Step[]): Migration => ({
    async up(db) {
      // What a large database has to have filled in takes minutes, not the seconds that a statement may take otherwise.
      await sql`set local statement_timeout = 0`.execute(db)
      for (const step of steps) {
        if (typeof step === 'string') await sql.raw(step).execute(db)
        else await step(db, secrets)
      }
    },
  })
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, steps]) => [name, toMigration(steps)]))
  return { getMigrations: async () => migrations }
}

/**
 * Brings the schema up to date, under Kysely's migration lock, so that several hubs on one database can start together.
 * @returns tables that hold on the disk what is no longer to be read (see `Database.forget`)
 * @throws UnusableDataError where the database has migrations that this build doesn't know
 */
export async function migrate<Tables>(db: Kysely<Tables>, secrets: Secrets): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: providerWith(secrets) })
  await refuseUnknown(db)
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results?.some(({ migrationName }) => migrationName === SEALING) ? REWRITTEN_BY_THIRTIETH : []
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
