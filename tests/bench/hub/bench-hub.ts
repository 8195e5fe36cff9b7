import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type RunningHub, startHub } from '../../../hub'
import { openHub } from '../../../hub/open'
import { CLIENT_HEADER, ROUTES, type Session } from '../../../shared/protocol'
import { PEOPLE } from '../../contract/hub/kit/package'
import { fillHub } from './fill-hub'
import { writeModelPackage } from './model-package'

export type LargeHub = {
  /** All for Ada, of the achievement that asks for one assessor. */
  submissions: number
  /** Size of an evidence file that the first submission holds besides; 0: none. */
  evidenceBytes?: number
}

export type BenchHub = RunningHub & { session: Session; headers: Record<string, string> }

/** Starts a real hub with so much in it, with Ada signed in as from a desktop; `close` takes its data along. */
export async function startBenchHub({ submissions, evidenceBytes = 0 }: LargeHub, databaseUrl?: string): Promise<BenchHub> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-hub-'))
  const data = { dataFolder: join(folder, 'data'), ...(databaseUrl && { databaseUrl }) }
  const options = { ...data, sampleSignIn: true, requestsPerMinute: 1_000_000, logLevel: 'error' } as const
  writeModelPackage(join(folder, 'package'), evidenceBytes)
  await (await startHub({ ...options, samplesFolder: join(folder, 'package') })).close()
  const { context, close } = await openHub(data, pino({ level: 'error' }))
  await fillHub(context, submissions - 1)
  await close()
  const hub = await startHub(options)
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
