import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningHub, startHub } from '../../../hub'
import { CLIENT_HEADER, ROUTES, type Session } from '../../../shared/protocol'
import { PEOPLE } from '../../contract/hub/kit/package'
import { type LargePackage, writeLargePackage } from './large-package'

export type BenchHub = RunningHub & { session: Session; headers: Record<string, string> }

/** Starts a real hub on this package, with Ada signed in as from a desktop; `close` takes its data along. */
export async function startBenchHub(large: LargePackage, databaseUrl?: string): Promise<BenchHub> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-hub-'))
  writeLargePackage(join(folder, 'package'), large)
  const hub = await startHub({
    dataFolder: join(folder, 'data'),
    samplesFolder: join(folder, 'package'),
    sampleSignIn: true,
    requestsPerMinute: 1_000_000,
    logLevel: 'error',
    ...(databaseUrl && { databaseUrl }),
  })
  const response = await fetch(`${hub.origin}${ROUTES.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'desktop' },
    body: JSON.stringify({ personId: PEOPLE.ada.id }),
  })
  const session = (await response.json()) as Session
  return {
    ...hub,
    session,
    headers: { authorization: `Bearer ${session.token}` },
    async close() {
      await hub.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
