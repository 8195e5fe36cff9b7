import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { migrate } from './migrations'
import { pgliteDialect } from './pglite-dialect'
import type { Tables } from './schema'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** An open database with its notifications. */
export type Database = {
  db: Db
  /** Calls back for each notification on the channel that was sent by a committed transaction, of whichever process. */
  listen(channel: string, callback: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

/** Opens the embedded database in this folder, making it where it doesn't exist (some seconds, once), and migrates it. */
export async function openEmbedded(folder: string): Promise<Database> {
  // Loaded only where it is used: a hub on a server shouldn't carry a database along.
  const { PGlite } = await import('@electric-sql/pglite')
  if (!existsSync(folder)) await makeCluster(folder, (path) => PGlite.create(path))
  const lite = await PGlite.create(folder)
  const db = new Kysely<Tables>({ dialect: pgliteDialect(lite) })
  await migrateOrClose(db)
  return {
    db,
    listen: async (channel, callback) => {
      await lite.listen(channel, callback)
    },
    close: () => db.destroy(),
  }
}

/** Opens a PostgreSQL database by its connection string and migrates it. */
export async function openServer(url: string, onError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', onError)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrateOrClose(db)
  const listeners: Listener[] = []
  return {
    db,
    listen: async (channel, callback) => {
      const listener = new Listener(url, channel, callback, onError)
      listeners.push(listener)
      await listener.connect()
    },
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

async function migrateOrClose(db: Db): Promise<void> {
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
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
