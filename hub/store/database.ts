import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { migrate } from './migrations'
import { pgliteDialect } from './pglite-dialect'
import type { Tables } from './schema'
import type { Secrets } from './secrets'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** An open database with its notifications. */
export type Database = {
  db: Db
  /** Calls back for each notification on the channel that was sent by a committed transaction, of whichever process. */
  listen(channel: string, callback: (payload: string) => void): Promise<void>
  /**
   * Writes tables anew without what was deleted and changed in them, whose bytes would stay on the disk for a while. An embedded database,
   * which is backed up by copying its files, is written anew as a whole and lets go of its log. Nobody can use it meanwhile.
   */
  forget(tables: readonly string[]): Promise<void>
  close(): Promise<void>
}

/**
 * What the embedded database keeps of its files. PostgreSQL's own 128 MB are all written with zeros at each start, which is half of what a start
 * takes; the operating system keeps the files beside it.
 */
const BUFFERS = '32MB'

/** Opens the embedded database in this folder, making it where it doesn't exist (some seconds, once), and migrates it. */
export async function openEmbedded(folder: string, secrets: Secrets): Promise<Database> {
  // Loaded only where it is used: a hub on a server shouldn't carry a database along.
  const { PGlite } = await import('@electric-sql/pglite')
  if (!existsSync(folder)) await makeCluster(folder, (path) => PGlite.create(path))
  const lite = await PGlite.create(folder, { startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${BUFFERS}`] })
  const db = new Kysely<Tables>({ dialect: pgliteDialect(lite) })
  const forget = async () => {
    await writeAnew(db, await listTables(db))
    await dropLog(db)
  }
  try {
    const rewritten = await migrate(db, secrets)
    if (rewritten.length > 0) await forget()
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    listen: async (channel, callback) => {
      await lite.listen(channel, callback)
    },
    forget,
    close: () => db.destroy(),
  }
}

/**
 * Nobody waits longer for a connection or for a statement, and a transaction that its process forgot gives back its locks. What people wait for
 * takes some thousandths of these.
 */
const LIMITS = { connectionTimeoutMillis: 30_000, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 }

/** Opens a PostgreSQL database by its connection string and migrates it. */
export async function openServer(url: string, secrets: Secrets, onError: (error: Error) => void): Promise<Database> {
  const connect = (options: pg.PoolConfig) => {
    const pool = new pg.Pool({ connectionString: url, ...options })
    // The pool listens to a connection only while it is idle. One that breaks between two statements of a transaction would end the process.
    pool.on('connect', (client) => client.on('error', onError))
    // Idle ones are told of again here; the pool replaces them.
    pool.on('error', () => undefined)
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  }
  /** For what takes as long as there are rows. */
  const withoutLimits = async (work: (db: Db) => Promise<void>) => {
    const unlimited = connect({ max: 1 })
    await work(unlimited).finally(() => unlimited.destroy())
  }
  await withoutLimits(async (unlimited) => writeAnew(unlimited, await migrate(unlimited, secrets)))
  const db = connect({ max: 10, ...LIMITS })
  const listeners: Listener[] = []
  return {
    db,
    listen: async (channel, callback) => {
      const listener = new Listener(url, channel, callback, onError)
      listeners.push(listener)
      await listener.connect()
    },
    forget: (tables) => withoutLimits((unlimited) => writeAnew(unlimited, tables)),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()))
      await db.destroy()
    },
  }
}

/** Makes a new database beside its place and puts it there whole, so that a start that was cut off leaves no half of one. */
async function makeCluster(folder: string, create: (path: string) => Promise<{ close(): Promise<void> }>): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await (await create(draft)).close()
  await rename(draft, folder)
}

async function listTables(db: Db): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name)
}

async function writeAnew(db: Db, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`vacuum full ${sql.table(table)}`.execute(db)
}

/** Ends the segment of the write-ahead log that is being written, and removes what comes before it instead of writing over it some day. */
async function dropLog(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set wal_recycle = off`.execute(connection)
    await sql`select pg_switch_wal()`.execute(connection)
    await sql`checkpoint`.execute(connection)
  })
}

/** One connection that only listens, and connects again where it breaks. */
class Listener {
  #client: pg.Client | undefined
  #closed = false

  constructor(
    readonly url: string,
    readonly channel: string,
    readonly callback: (payload: string) => void,
    readonly onError: (error: Error) => void,
  ) {}

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('notification', ({ payload }) => this.callback(payload ?? ''))
    client.on('error', (error) => {
      this.onError(error)
      this.#retry()
    })
    await client.connect()
    await client.query(`listen ${this.channel}`)
    this.#client = client
  }

  #retry(): void {
    if (this.#closed) return
    // What was missed meanwhile is found by the readers' own polling; one nudge for all makes it soon.
    setTimeout(() => {
      if (this.#closed) return
      this.connect().then(
        () => this.callback('*'),
        () => this.#retry(),
      )
    }, 1000).unref()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#client?.end()
  }
}
