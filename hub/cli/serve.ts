import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type HubOptions, startHub } from '../start'
import { say } from './say'

/** Serves until the process is told to stop; then finishes what was begun. */
export async function serve(options: HubOptions): Promise<void> {
  if (options.databaseUrl === undefined && !existsSync(join(options.dataFolder, 'database'))) {
    say('Preparing a new database (some seconds, only this once)')
  }
  const hub = await startHub(options)
  if (hub.imported > 0) say(`Took in ${hub.imported} submissions`)
  say(`Assay hub listening on ${hub.origin}`)
  // Kept for good: a terminal's Ctrl+C may reach us twice, and the second must not cut off what the first began.
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => resolve(name))
  })
  say(`Stopping (${signal})`)
  await hub.close()
}
