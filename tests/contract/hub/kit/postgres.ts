import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { scratchFolder } from './scratch'

/** A PostgreSQL server of its own, for one test file or one run. */
export type PostgresServer = {
  /** Makes a database, as a copy of another where one is named, and gives its connection string. */
  createDatabase(name: string, template?: string): Promise<string>
  dropDatabase(name: string): Promise<void>
  /** The folder with all that a database has written; nobody must be writing into it. */
  folderOf(name: string): Promise<string>
  stop(): Promise<void>
  /** Ends it as a power cut would; `start` brings it back. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Stops it in its tracks, with its connections open. */
  freeze(): void
  thaw(): void
  /** Ends it with all that it wrote, and leaves that in a folder from which others can be started. */
  stopAndKeep(cluster: string): Promise<void>
}

/**
 * Starts a real PostgreSQL server in a folder of its own; as another user where we are root, because it refuses to run as root.
 * @param options.fsync whether commits wait for the disk; tests needn't, measurements must
 * @param options.cluster what another server has kept, to begin with a copy of it
 */
export async function startPostgres({
  fsync = false,
  cluster,
}: {
  fsync?: boolean
  cluster?: string
} = {}): Promise<PostgresServer> {
  const bin = findBinaries()
  // What is measured with its flushes needs a disk to flush to.
  const folder = fsync ? mkdtempSync(join(tmpdir(), 'assay-pg-')) : scratchFolder('assay-pg-')
  const user = process.getuid?.() === 0 ? idsOf('postgres') : {}
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const port = await freePort()
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  const initdb = ['-D', data, '-U', 'assay', '-A', 'trust', '-N', '-E', 'UTF8']
  // With its owner, whom only root can give it.
  if (cluster) execFileSync('cp', ['-a', cluster, data])
  else execFileSync(join(bin, 'initdb'), initdb, { ...options, stdio: 'ignore' })
  const settings = ['-k', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `fsync=${fsync ? 'on' : 'off'}`]
  const urlOf = (name: string) => `postgres://assay@127.0.0.1:${port}/${name}`
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: urlOf('postgres') })
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  const run = () => spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' })
  let server = run()
  const start = async () => {
    server = run()
    await answers(urlOf('postgres'))
  }
  /** It serves each connection by a process of its own. */
  const signalAll = (signal: NodeJS.Signals) => {
    const { pid = 0 } = server
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    for (const id of [pid, ...children.map(Number)]) process.kill(id, signal)
  }
  const end = async (signal: NodeJS.Signals) => {
    // One that crashed, and that nobody brought back, has nothing more to say.
    if (server.exitCode !== null || server.signalCode !== null) return
    const exited = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await exited
  }
  await answers(urlOf('postgres'))
  return {
    start,
    crash: () => end('SIGQUIT'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async createDatabase(name, template) {
      await query(`create database ${name}${template ? ` template ${template}` : ''}`)
      return urlOf(name)
    },
    async dropDatabase(name) {
      await query(`drop database ${name}`)
    },
    async folderOf(name) {
      await query('checkpoint')
      const { rows } = await query(`select oid from pg_database where datname = '${name}'`)
      return join(data, 'base', String(rows[0].oid))
    },
    async stop() {
      // Immediate: nobody will look at this data again.
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
    async stopAndKeep(kept) {
      await end('SIGINT')
      renameSync(data, kept)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the programs of PostgreSQL are. */
export function findBinaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
  if (!found) throw new Error(`PostgreSQL is not installed below ${root}; npm test installs it, or: apt-get install postgresql`)
  return found
}

function idsOf(name: string): { uid?: number; gid?: number } {
  const read = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: read('-u'), gid: read('-g') }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answers(url: string): Promise<void> {
  for (let left = 100; ; left--) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
