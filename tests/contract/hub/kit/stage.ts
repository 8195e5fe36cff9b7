import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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
  #now = START
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
  /** One hub for the tests of the block that don't disturb each other; starting one costs more than most of them. */
  sharedHub(change?: Partial<HubOptions>): Promise<TestHub>
}

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
    const kept = await shared
    for (const [hub, dataFolder] of [...open]) {
      if (hub === kept?.running) continue
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

  const stage: Stage = {
    name,
    sharedHub(change) {
      shared ??= stage.hub(change)
      return shared
    },
    async hub(change = {}) {
      const number = ++count
      const dataFolder = join(folder, `hub-${number}`)
      cpSync(template, dataFolder, { recursive: true })
      const url = await server?.createDatabase(`hub_${number}`, 'template_hub')
      const clock = new TestClock()
      return start({ ...base(tools), clock: clock.read, dataFolder, ...(url && { databaseUrl: url }), ...change }, clock)
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
