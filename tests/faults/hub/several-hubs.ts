import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession } from '../../../hub/auth'
import { openIssuerKey } from '../../../hub/badges'
import type { Database } from '../../../hub/store'
import { type HubProcess, startHub } from '../../../scripts/hub-process.mjs'
import { openDatabase } from '../../contract/hub/kit/database'
import { type PostgresServer, startPostgres } from '../../contract/hub/kit/postgres'

/** Under which everybody finds them all. */
const PUBLIC_ORIGIN = 'https://hub.example.org'

/** Processes of the built hub that share one PostgreSQL, set up as the operating guide says. */
export class SeveralHubs {
  readonly hubs: HubProcess[] = []
  /** Every line that one of them printed. */
  readonly output: string[] = []
  #database: Database | undefined

  private constructor(
    readonly folder: string,
    readonly server: PostgresServer,
    readonly databaseUrl: string,
  ) {}

  /** A new database, and the keys that all hubs get a copy of. */
  static async open(): Promise<SeveralHubs> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-several-hubs-'))
    mkdirSync(join(folder, 'keys'), { mode: 0o700 })
    mkdirSync(join(folder, 'files'), { mode: 0o700 })
    writeFileSync(join(folder, 'keys', 'master.key'), randomBytes(32), { mode: 0o600 })
    await openIssuerKey(join(folder, 'keys', 'issuer-key.json'))
    const server = await startPostgres()
    return new SeveralHubs(folder, server, await server.createDatabase('hubs'))
  }

  get packageFolder(): string {
    return join(this.folder, 'package')
  }

  get origins(): string[] {
    return this.hubs.map(({ origin }) => origin)
  }

  /** Starts this many at the same moment; whoever comes first takes the package in. */
  async start(count: number, { logLevel = 'warn' } = {}): Promise<void> {
    const started = Array.from({ length: count }, (_, at) => this.#startOne(`hub-${this.hubs.length + at}`, logLevel))
    this.hubs.push(...(await Promise.all(started)))
  }

  async #startOne(name: string, logLevel: string): Promise<HubProcess> {
    const data = join(this.folder, name)
    mkdirSync(data)
    cpSync(join(this.folder, 'keys'), join(data, 'keys'), { recursive: true })
    symlinkSync(join(this.folder, 'files'), join(data, 'files'))
    return startHub({
      data,
      samples: this.packageFolder,
      port: 0,
      onOutput: (line) => this.output.push(line),
      env: { ...process.env, DATABASE_URL: this.databaseUrl, ASSAY_PUBLIC_ORIGIN: PUBLIC_ORIGIN, ASSAY_LOG: logLevel },
    })
  }

  /** Their database, as it is seen from beside them. */
  async database(): Promise<Database> {
    this.#database ??= await openDatabase({ dataFolder: this.folder, databaseUrl: this.databaseUrl })
    return this.#database
  }

  /** Signs somebody in, as the provider would have had it done. @returns their token */
  async signIn(personId: string): Promise<string> {
    const { db } = await this.database()
    const { token } = await openSession({ db, clock: () => new Date(), random: randomBytes }, personId, 3_600)
    return token
  }

  async close(): Promise<void> {
    await this.#database?.close()
    await Promise.all(this.hubs.map((hub) => hub.stop()))
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
