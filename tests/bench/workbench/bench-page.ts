import { inject } from 'vitest'
import { cdp } from 'vitest/browser'
import type { Account } from '../../../shared/protocol'
import { type Fetch, HubClient } from '../../../renderer/sync/hub-client'
import type { LargeHub } from '../hub/bench-hub'
import type { BenchResult } from '../measure'
import { rest } from './painted'
import type { BenchOrder, HubForPage } from './stage'

async function order<Answer>(what: BenchOrder): Promise<Answer> {
  const response = await fetch(inject('benchStage'), { method: 'POST', body: JSON.stringify(what) })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

export const report = (result: BenchResult) => order<null>({ do: 'report', result })

/** Bytes that this page's process holds in memory, once everything that nobody needs any more is gone. */
export async function weighPage(): Promise<number> {
  await collectGarbage()
  return order<number>({ do: 'weigh-page' })
}

/** Bytes of JavaScript objects that are still in use. */
export async function weighHeap(): Promise<number> {
  await collectGarbage()
  return (await devtools().send('Runtime.getHeapUsage')).usedSize
}

type Devtools = {
  send(method: 'HeapProfiler.collectGarbage'): Promise<void>
  send(method: 'Runtime.getHeapUsage'): Promise<{ usedSize: number }>
}
const devtools = () => cdp() as unknown as Devtools

/** Twice: what the first finds unreachable may have kept other things. */
async function collectGarbage(): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await devtools().send('HeapProfiler.collectGarbage')
    await rest()
  }
}

/** How many of a thing a measurement works with; fewer in a trial (`ASSAY_BENCH_SCALE`). */
export function scaled(count: number, least = 1): number {
  return Math.max(least, Math.round(count * inject('benchScale')))
}

/** A real hub beside the browser, asked without anything in between. */
export type PageHub = {
  client: HubClient
  fetch: Fetch
  /** Ada's, with a database of its own each time. */
  newAccount(): Account
  close(): Promise<null>
}

/** Starts the hub. */
export async function openHub(large: LargeHub): Promise<PageHub> {
  const { origin, session } = await order<HubForPage>({ do: 'open-hub', large })
  const ask: Fetch = (route, init) =>
    fetch(`${origin}${route}`, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${session.token}` },
      credentials: 'omit',
    })
  return {
    client: new HubClient(ask),
    fetch: ask,
    newAccount: () => ({
      database: `assay-${crypto.randomUUID().replaceAll('-', '')}`,
      person: session.person,
      hub: session.hub,
    }),
    close: () => order<null>({ do: 'close-hub' }),
  }
}
