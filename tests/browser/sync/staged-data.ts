import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HubOptions, RunningHub } from '../../../hub'
import { type HubBook, readHubBook } from '../../contract/hub/kit/book'
import { writePackage } from '../../contract/hub/kit/package'
import { type PostgresServer, startPostgres } from '../../contract/hub/kit/postgres'
import { scratchFolder } from '../../contract/hub/kit/scratch'
import { writeTools } from '../../contract/hub/kit/tools'

type Where = Pick<HubOptions, 'dataFolder' | 'databaseUrl'>
type Start = (options: Where & Pick<HubOptions, 'samplesFolder' | 'toolPath'>) => Promise<RunningHub>

const TEMPLATE = 'template_hub'

/**
 * What the hubs of a run are copies of. Their databases are on one PostgreSQL server: there a copy takes a tenth of a second, and an
 * embedded database takes more than that for starting alone.
 */
export class HubTemplate {
  readonly #folder = scratchFolder('assay-browser-hub-')
  readonly #start: Start
  #server: Promise<PostgresServer> | null = null

  /** @param start starts the hub that takes the package in */
  constructor(start: Start) {
    this.#start = start
  }

  /** Some seconds, once. */
  async prepare(): Promise<void> {
    this.#server ??= this.#make()
    await this.#server
  }

  /** @param name of the new database, and of the folder beside it */
  async copy(name: string): Promise<StagedData> {
    this.#server ??= this.#make()
    const server = await this.#server
    const dataFolder = join(this.#folder, name)
    cpSync(join(this.#folder, TEMPLATE), dataFolder, { recursive: true })
    return new StagedData(server, name, { dataFolder, databaseUrl: await server.createDatabase(name, TEMPLATE) })
  }

  async remove(): Promise<void> {
    const server = await this.#server
    await server?.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #make(): Promise<PostgresServer> {
    const server = await startPostgres()
    const databaseUrl = await server.createDatabase(TEMPLATE)
    const samplesFolder = join(this.#folder, 'package')
    writePackage(samplesFolder, { slides: true })
    const toolPath = writeTools(join(this.#folder, 'tools'))
    const hub = await this.#start({ dataFolder: join(this.#folder, TEMPLATE), databaseUrl, samplesFolder, toolPath })
    await hub.close()
    return server
  }
}

/** Database and files of one hub, which must not run while something is done to them. */
export class StagedData {
  readonly #server: PostgresServer
  readonly #name: string
  #hasBackup = false

  constructor(
    server: PostgresServer,
    name: string,
    readonly options: Where & { databaseUrl: string },
  ) {
    this.#server = server
    this.#name = name
  }

  book(): Promise<HubBook> {
    return readHubBook(this.options)
  }

  /** In how many files a text stands, as UTF-8 or as UTF-16; a file with both counts twice. */
  async countBytes(text: string): Promise<number> {
    const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
    const folders = [this.options.dataFolder, await this.#server.folderOf(this.#name)]
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    )
    return files.reduce((count, file) => {
      const bytes = readFileSync(join(file.parentPath, file.name))
      return count + wanted.filter((one) => bytes.includes(one)).length
    }, 0)
  }

  async backUp(): Promise<void> {
    await this.#dropBackup()
    await this.#copy(this.#name, `${this.#name}_backup`)
    cpSync(this.options.dataFolder, this.#backupFolder, { recursive: true })
    this.#hasBackup = true
  }

  async putBack(): Promise<void> {
    await this.#server.dropDatabase(this.#name)
    await this.#copy(`${this.#name}_backup`, this.#name)
    rmSync(this.options.dataFolder, { recursive: true, force: true })
    cpSync(this.#backupFolder, this.options.dataFolder, { recursive: true })
  }

  async remove(): Promise<void> {
    await this.#dropBackup()
    await this.#server.dropDatabase(this.#name)
    rmSync(this.options.dataFolder, { recursive: true, force: true })
  }

  get #backupFolder(): string {
    return `${this.options.dataFolder}-backup`
  }

  async #copy(from: string, to: string): Promise<void> {
    await this.#server.createDatabase(to, from)
  }

  async #dropBackup(): Promise<void> {
    if (!this.#hasBackup) return
    await this.#server.dropDatabase(`${this.#name}_backup`)
    rmSync(this.#backupFolder, { recursive: true, force: true })
    this.#hasBackup = false
  }
}
