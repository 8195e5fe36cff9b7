import pg from 'pg'
import { PGlite } from '@electric-sql/pglite'
import { type PostgresServer, startPostgres } from '../../contract/hub/kit/postgres'

/** A connection of the baseline's own, used in the plainest way. */
export type PlainDatabase = {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: unknown[] }>
  /** One insert after the other, in a transaction of their own. */
  insert(sql: string, rows: unknown[][]): Promise<void>
  close(): Promise<void>
}

export type Databases = {
  /** What the numbers were measured on. */
  name: string
  /** For the hub; undefined: it embeds its own. */
  hubUrl: string | undefined
  plain: PlainDatabase
  close(): Promise<void>
}

/** A PostgreSQL server of our own that flushes like a real one; where none is installed, embedded databases that lie on the disk. */
export async function openDatabases(folder: string): Promise<Databases> {
  const server = await startPostgres({ fsync: true }).catch(() => null)
  if (!server) {
    const plain = await plainEmbedded(folder)
    return { name: 'PGlite, embedded', hubUrl: undefined, plain, close: plain.close }
  }
  const plain = await plainServer(server)
  return {
    name: 'PostgreSQL with fsync',
    hubUrl: await server.createDatabase('hub'),
    plain,
    async close() {
      await plain.close()
      await server.stop()
    },
  }
}

async function plainServer(server: PostgresServer): Promise<PlainDatabase> {
  const pool = new pg.Pool({ connectionString: await server.createDatabase('plain') })
  return {
    query: (sql, parameters) => pool.query(sql, parameters),
    async insert(sql, rows) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        for (const row of rows) await client.query(sql, row)
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

async function plainEmbedded(folder: string): Promise<PlainDatabase> {
  const lite = await PGlite.create(folder)
  return {
    query: (sql, parameters) => lite.query(sql, parameters),
    insert: (sql, rows) =>
      lite.transaction(async (trx) => {
        for (const row of rows) await trx.query(sql, row)
      }),
    close: () => lite.close(),
  }
}
