import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHub } from '../../../hub'
import { openDatabase } from './kit/database'
import { type TestHub, useStage } from './kit/stage'

/** Every file with its content's hash. */
function snapshot(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')]
    }),
  )
}

describe('a data folder', () => {
  const stage = useStage('PGlite')
  const folder = mkdtempSync(join(tmpdir(), 'assay-folder-'))
  const sound = join(folder, 'sound')
  let hub: TestHub
  beforeAll(async () => {
    hub = await stage.hub()
    await hub.close()
    cpSync(hub.options.dataFolder, sound, { recursive: true })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const start = (dataFolder: string) => startHub({ dataFolder, workEveryMs: 0, logLevel: 'silent' })

  const marker = 'assay-hub.json'
  it.each<[string, (path: string) => void, RegExp]>([
    [
      'made by a newer version',
      (path) => writeFileSync(join(path, marker), '{"format":"assay-hub","schemaVersion":99,"embedded":true}'),
      /newer version/,
    ],
    ['with an unreadable marker', (path) => writeFileSync(join(path, marker), '{'), /damaged.*assay-hub\.json/],
    ['without its database', (path) => rmSync(join(path, 'database'), { recursive: true }), /damaged.*PG_VERSION/],
    [
      'with a database that lacks a part',
      (path) => rmSync(join(path, 'database/global'), { recursive: true }),
      /damaged.*global/,
    ],
    [
      'with a database that was cut off',
      (path) => truncateSync(join(path, 'database/global/pg_control'), 100),
      /damaged.*pg_control/,
    ],
    ['without its master key', (path) => rmSync(join(path, 'keys/master.key')), /damaged.*master\.key/],
    [
      'of something else',
      (path) => [rmSync(join(path, marker)), writeFileSync(join(path, 'thesis.txt'), 'x')],
      /not a hub's data folder.*thesis\.txt/,
    ],
  ])('%s is refused with that reason, and nothing in it is touched', async (_what, harm, reason) => {
    const path = mkdtempSync(join(folder, 'harmed-'))
    cpSync(sound, path, { recursive: true })
    harm(path)
    const before = snapshot(path)
    await expect(start(path)).rejects.toThrow(reason)
    expect(snapshot(path)).toEqual(before)
  })

  it('can be used by one hub at a time, and again after a hub that crashed', async () => {
    const path = join(folder, 'locked')
    cpSync(sound, path, { recursive: true })
    const first = await start(path)
    await expect(start(path)).rejects.toThrow(/Another hub \(process \d+\)/)
    await first.close()
    writeFileSync(join(path, 'hub.lock'), JSON.stringify({ pid: 999_999_999, startMark: null }))
    await (await start(path)).close()
    writeFileSync(join(path, 'hub.lock'), JSON.stringify({ pid: process.pid, startMark: 'another boot:1' }))
    await (await start(path)).close()
  })

  it('keeps secrets in files that only their owner can read, and no candidate’s name or address in plain', async () => {
    for (const name of ['keys/master.key']) expect(statSync(join(sound, name)).mode & 0o077).toBe(0)
    for (const name of ['keys', 'files']) expect(statSync(join(sound, name)).mode & 0o077).toBe(0)
    const path = join(folder, 'card')
    cpSync(sound, path, { recursive: true })
    const running = await start(path)
    expect(statSync(join(path, 'hub.json')).mode & 0o077).toBe(0)
    expect(JSON.parse(readFileSync(join(path, 'hub.json'), 'utf8'))).toMatchObject({ origin: running.origin, pid: process.pid })
    await running.close()
    const database = [...snapshot(join(sound, 'database')).keys()].map((file) => readFileSync(file, 'latin1'))
    for (const name of ['Candid Ate plain', 'plain@example.org']) {
      expect(database.some((content) => content.includes(name))).toBe(false)
    }
  })

  it('that doesn’t exist yet is made, and a package that can’t be taken in leaves no half of one', async () => {
    const path = join(folder, 'new')
    const bad = join(folder, 'bad-package')
    mkdirSync(bad)
    writeFileSync(join(bad, 'manifest.json'), '{"format":"assay-intake/1"}')
    const options = { dataFolder: path, samplesFolder: bad, workEveryMs: 0, logLevel: 'silent' } as const
    await expect(startHub(options)).rejects.toThrow(/can't be taken in: \/panel/)
    const running = await start(path)
    expect(running.imported).toBe(0)
    expect((await fetch(`${running.origin}/api/health`)).status).toBe(200)
    await running.close()
  })
})

describe('a database on a server', () => {
  const stage = useStage('PostgreSQL')

  it('with migrations of a newer version, or with tables of something else, is refused', async () => {
    const hub = await stage.hub()
    await hub.close()
    const { db, close } = await openDatabase(hub.options)
    const { sql } = await import('kysely')
    await sql`insert into kysely_migration (name, timestamp) values ('0099-future', now()::text)`.execute(db)
    await close()
    await expect(startHub(hub.options)).rejects.toThrow(/newer version of Assay.*0099-future/)
  })
})
