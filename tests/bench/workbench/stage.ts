import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import type { Session } from '../../../shared/protocol'
import { type BenchHub, type LargeHub, startBenchHub } from '../hub/bench-hub'
import type { BenchResult } from '../measure'
import { SCALE } from '../scale'
import { writeResult } from '../write-result'
import { pageBytes } from './page-bytes'

/** What a measurement in the browser may ask of Node beside it. */
export type BenchOrder =
  | { do: 'open-hub'; large: LargeHub }
  | { do: 'close-hub' }
  | { do: 'report'; result: BenchResult }
  | { do: 'weigh-page' }

/** Where a page finds the hub that was started for it, and who it is there. */
export type HubForPage = { origin: string; session: Session }

/** Node's half of the measurements in the browser: real hubs, and a place for results. */
export default async function startStage(project: TestProject): Promise<() => Promise<void>> {
  let running: BenchHub | null = null
  async function obey(order: BenchOrder): Promise<HubForPage | number | null> {
    if (order.do === 'weigh-page') return pageBytes()
    if (order.do === 'report') {
      writeResult(order.result)
      return null
    }
    await running?.close()
    running = null
    if (order.do === 'close-hub') return null
    running = await startBenchHub(order.large)
    return { origin: running.origin, session: running.session }
  }
  const server = createServer((request, response) => {
    readAll(request)
      .then((text) => obey(JSON.parse(text) as BenchOrder))
      .then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
  })
  // Filling a hub may take long.
  server.requestTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('benchStage', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  project.provide('benchScale', SCALE)
  return async () => {
    server.close()
    await running?.close()
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

declare module 'vitest' {
  interface ProvidedContext {
    benchStage: string
    benchScale: number
  }
}
