import { cpSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { type HubOptions, type RunningHub, startHub } from '../../../../hub'
import { type PostgresServer, startPostgres } from './postgres'
import { scratchFolder } from './scratch'
import { hubTemplate, type TemplateContent } from './template'
import { writeTools } from './tools'

/** Monday noon; the package was taken in at this time. */
const START = new Date('2026-11-02T12:00:00.000Z')

/** The hub's time, which only the test moves. */
export class TestClock {
  #now: Date
  constructor(now = START) {
    this.#now = now
  }
  /** By so much it goes on by itself whenever it is looked at. */
  tickMs = 0
  readonly read = () => {
    this.#now = new Date(this.#now.getTime() + this.tickMs)
    return this.#now
  }
  advance(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000)
  }
}

export type TestHub = RunningHub & {
  running: RunningHub
  clock: TestClock
  options: HubOptions
  /** Stops it and starts another on the same data. */
  restart(change?: Partial<HubOptions>): Promise<TestHub>
}

/** What a test file has to play with: fresh hubs, each with the package taken in. */
export type Stage = {
  name: 'PGlite' | 'PostgreSQL'
  /** A fresh hub, for one test. */
  hub(change?: Partial<HubOptions>): Promise<TestHub>
  /**
   * A fresh hub on which something has happened, for one test. It happens once for each block: every hub that is asked for with the same
   * function starts from a copy of what that left.
   * @returns the hub, at the time that it was then, and what the function gave
   */
  hubAfter<Given>(happens: (hub: TestHub) => Promise<Given>): Promise<{ hub: TestHub; given: Given }>
  /** One hub for the tests of the block that don't disturb each other; starting one costs more than most of them. */
  sharedHub(change?: Partial<HubOptions>): Promise<TestHub>
}

/** What hubs start from: a data folder, the database that goes with it on a server, and the time. */
type Beginning = { data: string; database: string; now: Date }
type Kept = Beginning & { given: unknown }

/** Runs the same tests on both databases; every hub starts from a copy of one that has taken the package in. */
export function onBothDatabases(tests: (stage: Stage) => void, content: TemplateContent = {}): void {
  describe.each(['PGlite', 'PostgreSQL'] as const)('on %s', (name) => tests(useStage(name, content)))
}

/** A stage for the tests of the surrounding block. */
export function useStage(name: Stage['name'], content: TemplateContent = {}): Stage {
  const folder = scratchFolder('assay-hub-')
  const tools = writeTools(join(folder, 'tools'))
  /** Each with the folder that goes with it. */
  const open = new Map<RunningHub, string>()
  const kept = new Map<unknown, Promise<Kept>>()
  let template = ''
  let server: PostgresServer | undefined
  let shared: Promise<TestHub> | undefined
  let count = 0

  beforeAll(async () => {
    const { data, cluster } = await hubTemplate(name, content, base(tools))
    template = data
    if (cluster) server = await startPostgres({ cluster })
  })

  afterEach(async () => {
    const lasting = await shared
    for (const [hub, dataFolder] of [...open]) {
      if (hub === lasting?.running) continue
      if (open.delete(hub)) await hub.close()
      rmSync(dataFolder, { recursive: true, force: true })
    }
  })

  afterAll(async () => {
    for (const hub of open.keys()) await hub.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(options: HubOptions, clock: TestClock): Promise<TestHub> {
    const hub = await startHub(options)
    open.set(hub, options.dataFolder)
    const close = async () => {
      if (open.delete(hub)) await hub.close()
    }
    const restart = async (change: Partial<HubOptions> = {}) => {
      await close()
      return start({ ...options, ...change }, clock)
    }
    return { ...hub, running: hub, close, clock, options, restart }
  }

  async function startFrom({ data, database, now }: Beginning, change: Partial<HubOptions> = {}): Promise<TestHub> {
    const name = `hub_${++count}`
    const dataFolder = join(folder, name)
    cpSync(data, dataFolder, { recursive: true })
    const url = await server?.createDatabase(name, database)
    const clock = new TestClock(now)
    return start({ ...base(tools), clock: clock.read, dataFolder, ...(url && { databaseUrl: url }), ...change }, clock)
  }

  async function keepAfter(happens: (hub: TestHub) => Promise<unknown>): Promise<Kept> {
    const hub = await stage.hub()
    const { dataFolder } = hub.options
    const given = await happens(hub)
    // It may have been started again meanwhile.
    for (const [running, place] of [...open]) {
      if (place !== dataFolder) continue
      open.delete(running)
      await running.close()
    }
    const database = basename(dataFolder)
    const data = join(folder, `kept_${database}`)
    renameSync(dataFolder, data)
    return { data, database, now: hub.clock.read(), given }
  }

  const stage: Stage = {
    name,
    sharedHub(change) {
      shared ??= stage.hub(change)
      return shared
    },
    hub: (change) => startFrom({ data: template, database: 'template_hub', now: START }, change),
    async hubAfter<Given>(happens: (hub: TestHub) => Promise<Given>) {
      const before = kept.get(happens) ?? keepAfter(happens)
      kept.set(happens, before)
      const { given, ...beginning } = await before
      return { hub: await startFrom(beginning), given: given as Given }
    },
  }
  return stage
}

/** Work that has become due is done when a test says so. */
function base(toolPath: string) {
  return {
    toolPath,
    clock: () => START,
    sampleSignIn: true,
    workEveryMs: 0,
    logLevel: 'error',
    requestsPerMinute: 100_000,
  } as const
}
